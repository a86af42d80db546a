// Building and serving the app, for the demo, the tests and the benchmarks.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout, portTaken, stateDirectory } from "../database/embedded";
import { endProcess, startProcess } from "./processes";

const next = join(checkout, "node_modules/next/dist/bin/next");
const sources = [
  "app",
  "components",
  "lib",
  "prisma/generated",
  "prisma/schema.prisma",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** A running server and how to end it. */
export type Server = { address: string; child: ChildProcess; stop: () => Promise<void>; said: () => string };

/** Builds the app unless the last build was of the same sources. Returns whether it had to. */
export async function ensureBuild(folder = ".next"): Promise<boolean> {
  const mark = join(checkout, folder, "sources.sha256");
  const now = fingerprint();
  const isCurrent = () => existsSync(mark) && readFileSync(mark, "utf8") === now;
  if (isCurrent()) return false;
  const release = await takeTurn(join(checkout, `${folder}.lock`));
  try {
    if (isCurrent()) return false;
    rmSync(mark, { force: true });
    const output = await run(process.execPath, [next, "build"], {
      NEXT_DIST_DIR: folder,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    if (output.code !== 0) throw new Error(`The build failed.\n${output.text}`);
    writeFileSync(mark, now);
    return true;
  } finally {
    release();
  }
}

/** Serves the build on the loopback address, on this port or the next free one. */
export async function serve(env: Record<string, string>, { port = 3000, folder = ".next", publicAddress = "" } = {}): Promise<Server> {
  let chosen = port;
  for (let tries = 0; tries < 20; tries++, chosen++) {
    if (await portTaken(chosen)) continue;
    const address = `http://localhost:${chosen}`;
    let text = "";
    const child = startProcess(
      [next, "start", "-H", "127.0.0.1", "-p", String(chosen)],
      { ...env, NEXTAUTH_URL: publicAddress || address, NEXT_DIST_DIR: folder, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      "pipe",
    );
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
    const stop = () => endProcess(child);
    if (await answers(`http://127.0.0.1:${chosen}/api/health`, child)) return { address, child, stop, said: () => text };
    await stop();
    // Somebody took the port between the look and the start.
    if (!/EADDRINUSE/.test(text)) throw new Error(`The server did not start.\n${text}`);
  }
  throw new Error(`No free port from ${port} to ${chosen}.`);
}

/** The secret that signs this checkout's sessions, made on first use. */
export function sessionSecret(): string {
  const file = join(stateDirectory(), "session.secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Runs a program in the checkout and collects what it prints. */
export function run(program: string, args: string[], env: Record<string, string> = {}): Promise<{ code: number | null; text: string }> {
  return new Promise((settle) => {
    let text = "";
    const child = spawn(program, args, { cwd: checkout, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
    child.once("error", (error) => settle({ code: 1, text: error.message }));
    child.once("exit", (code) => settle({ code, text }));
  });
}

/** Runs one of the project's TypeScript files as the server would load it. */
export function runScript(file: string, args: string[] = [], env: Record<string, string> = {}) {
  return run(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], env);
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 240 && child.exitCode === null; tries++) {
    const response = await fetch(url).catch(() => null);
    await new Promise((wait) => setTimeout(wait, 125));
    // Somebody else's server may answer on a port that ours failed to get: ours must still be there.
    if (response?.ok) return child.exitCode === null;
  }
  return false;
}

// One build at a time in a checkout; a lock whose holder is gone is taken over.
async function takeTurn(lock: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      await new Promise((wait) => setTimeout(wait, 500));
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => {
    const whole = join(checkout, path);
    if (!existsSync(whole)) return;
    if (statSync(whole).isDirectory()) for (const name of readdirSync(whole).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(whole));
  };
  sources.forEach(add);
  return hash.digest("hex");
}

mkdirSync(stateDirectory(), { recursive: true });
