import { beforeAll, describe, expect, it, vi } from "vitest";
import pg from "pg";
import { hashPassword } from "@/lib/auth/passwords";
import { verifyCredentials } from "@/lib/auth/sign-in";
import { closeSession, currentViewer, formerPersonId, openSession } from "@/lib/auth/sessions";
import { setUpFirstAdministrator } from "@/lib/auth/set-up";
import { encode } from "next-auth/jwt";
import { ownerUrl } from "@/tests/support/database";

// The browser's side of a request: its cookies. Everything behind it is real.
const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, { maxAge = 1 }: { maxAge?: number } = {}) => (maxAge ? jar.set(name, value) : jar.delete(name)),
  }),
}));
vi.mock("next/navigation", () => ({ redirect: (path: string) => Promise.reject(new Error(`redirect ${path}`)) }));

const owner = async (text: string, values: unknown[] = []) => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return client.query(text, values).finally(() => client.end());
};

const failure = { message: "That e-mail address and password do not belong together." };

beforeAll(async () => {
  await owner("INSERT INTO password (person_id, hash) SELECT id, $1 FROM person WHERE handle IN ('eve', 'mo', 'ned')", [
    await hashPassword("correct horse battery staple"),
  ]);
});

async function signIn(handle: string): Promise<string> {
  const { rows } = await owner("SELECT id FROM person WHERE handle = $1", [handle]);
  const token = await openSession(rows[0].id);
  jar.set("pendulum.session", await encode({ token: { sessionToken: token }, secret: process.env.NEXTAUTH_SECRET ?? "" }));
  return token;
}

describe("signing in", () => {
  it("works with the right password, whatever the letters of the e-mail address", async () => {
    expect(await verifyCredentials("EVE@example.com", "correct horse battery staple", "10.0.0.1")).toHaveProperty("personId");
  });

  it("answers a wrong password, an unknown address, nonsense and a person without a password with the same words", async () => {
    for (const [email, password] of [
      ["eve@example.com", "wrong"],
      ["nobody@example.com", "wrong"],
      ["\0", "x"],
      ["a".repeat(5000), "x"],
      ["\ud800@example.com", "x"],
      ["sarah@example.com", "correct horse battery staple"],
    ] as const)
      expect(await verifyCredentials(email, password, "10.0.0.2")).toEqual(failure);
  });

  it("stops after ten tries for one account, exactly, also when they come at the same moment and from many addresses", async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, index) => verifyCredentials("mo@example.com", "wrong", `10.1.0.${index}`)),
    );
    expect(tries.filter((one) => "message" in one && one.message === failure.message)).toHaveLength(10);
    expect(await verifyCredentials("mo@example.com", "correct horse battery staple", "10.2.0.1")).toMatchObject({
      message: expect.stringMatching(/too many tries/),
    });
  });

  it("counts failures alone: who signs in all day is never asked to wait", async () => {
    for (let time = 0; time < 12; time++) {
      jar.clear();
      expect(await verifyCredentials("eve@example.com", "correct horse battery staple", "10.5.0.1")).toHaveProperty("personId");
    }
  });

  it("lets the owner in from a browser they have used before, whatever strangers try; another's browser is no help", async () => {
    jar.clear();
    await verifyCredentials("eve@example.com", "correct horse battery staple", "10.6.0.1");
    const own = jar.get("pendulum.browser") as string;
    jar.clear();
    await Promise.all(Array.from({ length: 12 }, () => verifyCredentials("eve@example.com", "wrong", "10.6.0.2")));
    const right = () => verifyCredentials("eve@example.com", "correct horse battery staple", "10.6.0.3");
    expect(await right()).toMatchObject({ message: expect.stringMatching(/too many tries/) });
    for (const forged of [own.replace(/.$/, (last) => (last === "A" ? "B" : "A")), `${"x".repeat(22)}.${own.split(".")[1]}`, "x", "."]) {
      jar.set("pendulum.browser", forged);
      expect(await right()).toMatchObject({ message: expect.stringMatching(/too many tries/) });
    }
    jar.set("pendulum.browser", own);
    expect(await verifyCredentials("sarah@example.com", "wrong", "10.6.0.4")).toEqual(failure);
    expect(await right()).toHaveProperty("personId");
    // Its own count holds as well.
    jar.set("pendulum.browser", own);
    const tries = [];
    for (let time = 0; time < 11; time++) tries.push(await verifyCredentials("eve@example.com", "wrong", "10.6.0.5"));
    expect(tries.at(-1)).toMatchObject({ message: expect.stringMatching(/too many tries/) });
    jar.clear();
  });

  it("hashes for a few at a time, and says so when a crowd comes", async () => {
    const tries = await Promise.all(
      Array.from({ length: 120 }, (_, index) => verifyCredentials(`crowd-${index}@example.com`, "wrong", `10.7.0.${index}`)),
    );
    const crowded = tries.filter((one) => "message" in one && one.message.startsWith("Many people are signing in"));
    expect(crowded.length).toBeGreaterThan(0);
    expect(tries.filter((one) => "message" in one && one.message === failure.message).length).toBeGreaterThanOrEqual(50);
  });

  it("stops after fifty tries from one address", async () => {
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, index) => verifyCredentials(`person-${index}@example.com`, "wrong", "10.3.0.1")),
    );
    expect(tries.filter((one) => "message" in one && one.message === failure.message)).toHaveLength(50);
  });

  it("is not open to those who have left", async () => {
    await owner("UPDATE person SET left_on = day_in(time_zone) WHERE handle = 'ned'");
    expect(await verifyCredentials("ned@example.com", "correct horse battery staple", "10.4.0.1")).toEqual(failure);
  });
});

describe("a session", () => {
  it("says who is asking, with the rights they have now", async () => {
    await signIn("lea");
    expect(await currentViewer()).toMatchObject({
      handle: "lea",
      leads: true,
      grants: [{ kind: "leadership", unitId: null, unitPath: null }],
    });
  });

  it("ends for every copy of its cookie when somebody signs out", async () => {
    await signIn("eve");
    const copy = jar.get("pendulum.session") ?? "";
    await closeSession();
    jar.set("pendulum.session", copy);
    expect(await currentViewer()).toBeNull();
  });

  it.each([
    ["after an hour without a request", "last_seen_at = now() - interval '61 minutes'"],
    ["after twelve hours in any case", "created_at = now() - interval '12 hours 1 second', expires_at = now() - interval '1 second'"],
    ["when it was withdrawn", "ended_at = now()"],
  ])("ends %s", async (_, change) => {
    await signIn("eve");
    expect(await currentViewer()).not.toBeNull();
    await owner(`UPDATE session SET ${change}`);
    expect(await currentViewer()).toBeNull();
  });

  it("ends with the next request when its person leaves", async () => {
    await signIn("tom");
    expect(await currentViewer()).not.toBeNull();
    await owner("UPDATE person SET left_on = day_in(time_zone) WHERE handle = 'tom'");
    expect(await currentViewer()).toBeNull();
  });

  it("is not to be had with a made-up, changed or foreign cookie", async () => {
    await signIn("eve");
    const real = jar.get("pendulum.session") ?? "";
    for (const forged of [
      "",
      "x",
      `${real.slice(0, -3)}abc`,
      await encode({ token: { sessionToken: "guess" }, secret: process.env.NEXTAUTH_SECRET ?? "" }),
      await encode({ token: { sessionToken: "x" }, secret: "another secret" }),
    ]) {
      jar.set("pendulum.session", forged);
      expect(await currentViewer()).toBeNull();
    }
  });

  it("keeps only the hash of its secret", async () => {
    const token = await signIn("eve");
    const { rows } = await owner("SELECT token_hash FROM session");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("what somebody had typed", () => {
  it("is kept for a session that ran out, and for none that was ended", async () => {
    await signIn("eve");
    await owner("UPDATE session SET last_seen_at = now() - interval '61 minutes'");
    expect(await currentViewer()).toBeNull();
    expect(await formerPersonId()).not.toBeNull();
    const copy = jar.get("pendulum.session") as string;
    await closeSession();
    jar.set("pendulum.session", copy);
    expect(await formerPersonId()).toBeNull();
  });
});

describe("the first administrator", () => {
  it("cannot be made where anybody is already", async () => {
    await expect(
      setUpFirstAdministrator({ name: "X", email: "x@example.com", handle: "x", password: "long enough to pass" }),
    ).rejects.toThrow("set up already");
  });
});
