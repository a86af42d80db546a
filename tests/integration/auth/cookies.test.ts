// Every cookie that signing in and out sets, as the browser gets it, by our forms and by next-auth's own addresses.
import { beforeAll, describe, expect, it, vi } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { withOwner } from "@/tests/support/database";
import { type Asked, inRequest } from "@/tests/support/requests/scope";

const eve = { email: "eve@example.com", password: "correct horse battery staple" };
beforeAll(async () => {
  const hash = await hashPassword(eve.password);
  await withOwner("INSERT INTO password (person_id, hash) SELECT id, $1 FROM person WHERE handle = 'eve'", [hash]);
});

/** Our cookies as a browser understands them: the name, for how many hours, and whom it gives them to. */
const kept = (cookies: string[]) =>
  cookies
    .filter((one) => one.includes("pendulum."))
    .map((one) => {
      const [pair = "", ...attributes] = one.split("; ");
      const [name, value] = pair.split("=");
      const said = (key: string) => attributes.find((part) => part.startsWith(key))?.slice(key.length);
      const seconds = Number(said("Max-Age=") ?? (Date.parse(said("Expires=") ?? "") - Date.now()) / 1000);
      const others = attributes.filter((part) => !/^(Max-Age|Expires)=/.test(part)).map((part) => part.toLowerCase());
      return [name, value ? `${Math.round(seconds / 3600)} h` : "cleared", ...others.sort()].join("; ");
    })
    .sort();

describe.each([
  ["on https", "https://pendulum.example", "__Host-", "; secure"],
  ["on a machine of one's own", "http://127.0.0.1:3000", "", ""],
])("%s", (_, address, prefix, secure) => {
  // What is read of the configuration is read once.
  beforeAll(() => {
    vi.resetModules();
    process.env.NEXTAUTH_URL = address;
  });
  const own = { origin: address };
  const ours = `httponly; path=/; samesite=lax${secure}`;
  const set = [`${prefix}pendulum.browser; 4320 h; ${ours}`, `${prefix}pendulum.session; 12 h; ${ours}`];
  const cleared = [`${prefix}pendulum.session; cleared; ${ours}`];

  it("our forms set a session for twelve hours that no script reads, and clear it as they set it", async () => {
    const { signInAction, signOutAction } = await import("@/lib/auth/actions");
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...eve, next: "/me" })) form.set(name, value);
    const came = await inRequest({ headers: own }, () => signInAction(null, form));
    expect(came.ledTo).toBe("/me");
    expect(kept(came.cookies)).toEqual(set);
    const { cookies } = came;
    const left = await inRequest({ headers: own, cookies }, signOutAction);
    expect(kept(left.cookies)).toEqual(cleared);
  });

  it("next-auth's own addresses set, renew and clear the same", async () => {
    const { GET, POST } = await import("@/app/api/auth/[...nextauth]/route");
    const jar = new Map<string, string>();
    const ask = async (path: string, asked: Asked = { method: "GET" }) => {
      const at = { ...asked, path: `/api/auth/${path}`, headers: own, cookies: [...jar.values()] };
      const handle = asked.method === "GET" ? GET : POST;
      const answered = await inRequest(at, (request) => handle(request, { params: Promise.resolve({ nextauth: path.split("/") }) }));
      const cookies = [...answered.cookies, ...(answered.result?.headers.getSetCookie() ?? [])];
      for (const one of cookies) jar.set(one.split("=")[0] ?? "", one);
      return { cookies: kept(cookies), body: await answered.result?.text() };
    };
    const { csrfToken } = JSON.parse((await ask("csrf")).body ?? "");
    const came = await ask("callback/credentials", { body: new URLSearchParams({ ...eve, csrfToken, json: "true" }) });
    expect(came.cookies).toEqual(set);
    expect((await ask("session")).cookies).toEqual(set.slice(1));
    const left = await ask("signout", { body: new URLSearchParams({ csrfToken, json: "true" }) });
    expect(left.cookies).toEqual(cleared);
  });
});
