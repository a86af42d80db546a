// What is measured: the floor, and one server of the app for each organisation, each with a signed-in cookie per page.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { run, type Server, serve } from "@/scripts/support/app";
import { checkout, portTaken } from "@/scripts/database/embedded";
import { onServer } from "@/scripts/database/prepare";
import { handleOf, openingOf, signers } from "./generator";
import type { Organisation } from "./organisation";
import { sizesOf } from "./summary";

/** One address to measure, who asks for it, and what it must contain. */
export type Target = { name: string; people: number | null; url: string; headers: Record<string, string>; contains: string };

const next = join(checkout, "node_modules/next/dist/bin/next");
const floor = join(import.meta.dirname, "floor");
// Generated ids are hashes, which no address accepts.
const opening = "00000000-0000-4000-8000-000000000001";
const secret = randomBytes(32).toString("hex");

/** Builds (once per version of Next) and serves an app with one empty dynamic page. */
export async function serveFloor(port: number): Promise<{ target: Target; stop: () => Promise<void> }> {
  const mark = join(floor, ".next/built.txt");
  const wanted = ["../../../package-lock.json", "next.config.mjs", "app/layout.tsx", "app/page.tsx"].map((file) =>
    readFileSync(join(floor, file), "utf8"),
  );
  const print = createHash("sha256").update(wanted.join("\0")).digest("hex");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== print) {
    const { code, text } = await run(process.execPath, [next, "build", floor], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
    if (code !== 0) throw new Error(`The floor did not build.\n${text}`);
    writeFileSync(mark, print);
  }
  while (await portTaken(port)) port++;
  const child = spawn(process.execPath, [next, "start", floor, "-H", "127.0.0.1", "-p", String(port)], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && !(await fetch(url).catch(() => null))?.ok; tries++) await new Promise((wait) => setTimeout(wait, 100));
  return { target: { name: "floor", people: null, url, headers: {}, contains: "Floor" }, stop: () => ended(child) };
}

/** Serves the app on an organisation and signs its three people in. */
export async function servePages(organisation: Organisation, port: number): Promise<{ targets: Target[]; server: Server }> {
  const { people, ownerUrl, appUrl } = organisation;
  const server = await serve({ DATABASE_URL: appUrl, NEXTAUTH_SECRET: secret }, { port });
  const page = async (name: string, path: string, person: number, contains: string): Promise<Target> => ({
    name,
    people,
    url: server.address.replace("localhost", "127.0.0.1") + path,
    headers: { cookie: `pendulum.session=${await signIn(ownerUrl, handleOf(person))}` },
    contains,
  });
  const { manager, engineer, beginner, veteran, leader, owner, thirty, many } = signers(people);
  await onServer(ownerUrl, (client) => client.query("UPDATE stretch_assignment SET id = $1 WHERE id = $2", [opening, openingOf(owner)]));
  const asked: Parameters<typeof page>[] = [
    ["My growth", "/me", engineer, "Paired on the change"],
    ["Team", "/team", manager, `/team/${handleOf(engineer)}`],
    ["Organisation", "/organisation", leader, "Engineering Manager"],
    ["My growth, just begun", "/me", beginner, "Your updates appear here."],
    ["My growth, three years", "/me", veteran, "Week 1:"],
    ["Prepare, first talk", `/team/${handleOf(beginner)}`, manager, "Talking points"],
    ["Prepare, three years", `/team/${handleOf(veteran)}`, manager, "Week 1:"],
    ["Team of thirty", "/team", thirty, "30 people report"],
    ["Team of two hundred", "/team", many, "200 people report"],
    ["Board of 5,000 openings", "/opportunities", engineer, "Opening"],
    ["Opening, for its owner", `/opportunities/${opening}`, owner, "Opening 1"],
  ];
  const targets = await Promise.all(asked.flatMap((one) => (sizesOf(one[0]).includes(people) ? [page(...one)] : [])));
  return { targets, server };
}

// A session row and its cookie, as lib/auth/options.ts makes them.
async function signIn(ownerUrl: string, handle: string): Promise<string> {
  const sessionToken = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(sessionToken).digest("hex");
  await onServer(ownerUrl, (client) =>
    client.query(
      "INSERT INTO session (id, person_id, token_hash, expires_at) SELECT $1, id, $2, now() + interval '2 hours' FROM person WHERE handle = $3",
      [randomUUID(), hash, handle],
    ),
  );
  return encode({ token: { sessionToken }, secret, maxAge: 7200 });
}

function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((settle) => child.once("exit", () => settle()));
  child.kill("SIGTERM");
  return gone;
}
