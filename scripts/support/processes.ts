// One tree of processes, one fate: what a command starts ends with it, and it ends with what it started.
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { checkout } from "../database/embedded";

/** How long what was asked to end may take before it is killed. */
const graceMs = 10_000;
/** npm hands SIGTERM to a shell, which dies without telling anybody: so one looks whether it is still there. */
const lookMs = 500;

/** Starts a Node process that ends when this one does, however this one ends. */
export function startProcess(args: string[], env: Record<string, string>, output: "inherit" | "pipe" | "ignore" | number): ChildProcess {
  const stdio: StdioOptions = ["ignore", output, output, "ipc"];
  return spawn(process.execPath, ["--import", pathToFileURL(join(import.meta.dirname, "with-parent.mjs")).href, ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio,
    // Ctrl+C comes to this process alone, which then ends the others in its own order.
    detached: process.platform !== "win32",
  });
}

/** Starts the process that works off jobs. */
export function startJobs(env: Record<string, string>, output: "inherit" | "pipe" = "inherit"): ChildProcess {
  return startProcess(["--conditions=react-server", "--import", "tsx", "scripts/jobs.ts"], env, output);
}

/** Settles once somebody asks this process to end: a signal, or the end of the npm that started it. */
export function whenAskedToEnd(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => settle());
    const parent = process.ppid;
    // Only npm is waited for: a shell may rightly end before what it left in the background.
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || settle(), lookMs).unref();
  });
}

/**
 * Waits until somebody asks to end, or one of these processes ends by itself; then ends them all. Returns the exit code:
 * 0 when asked, never 0 when not (a process that was killed has none of its own).
 */
export async function liveAndDieTogether(children: Record<string, ChildProcess>, asked: Promise<void>): Promise<number> {
  const names = Object.keys(children);
  const ends = Object.fromEntries(Object.entries(children).map(([name, child]) => [name, endOf(child)]));
  const first = await Promise.race([asked.then(() => null), ...names.map((name) => ends[name]?.then((end) => ({ name, ...end })))]);
  await Promise.all(Object.values(children).map(endProcess));
  if (!first) return 0;
  process.stderr.write(`\n✗ The ${first.name} ended by itself (${first.signal ?? `code ${first.code}`}), so the rest was ended too.\n`);
  return first.code || 1;
}

/** Asks a process to end and waits for it; kills it when it takes too long. */
export async function endProcess(child: ChildProcess): Promise<void> {
  const end = endOf(child);
  child.kill("SIGTERM");
  const slow = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await end;
  clearTimeout(slow);
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const { exitCode: code, signalCode: signal } = child;
  if (code !== null || signal !== null) return Promise.resolve({ code, signal });
  return new Promise((settle) => {
    child.once("exit", (ended, by) => settle({ code: ended, signal: by }));
    child.once("error", () => settle({ code: 1, signal: null }));
  });
}

/** Refuses a port that somebody listens on, in a sentence. */
export async function requireFreePort(port: number, host?: string): Promise<void> {
  const fault = await new Promise<NodeJS.ErrnoException | null>((settle) => {
    const server = createServer();
    server.once("error", settle);
    server.listen(port, host, () => server.close(() => settle(null)));
  });
  if (fault?.code === "EADDRINUSE") throw new Error(`Port ${port} is taken. Choose another with PORT, or end what listens there.`);
  if (fault) throw new Error(`Port ${port} cannot be listened on: ${fault.code}.`);
}

/** Passes on what a process prints, one JSON object a line: what is none already, such as Next's own words, becomes one. */
export function passOn(child: ChildProcess, from: string, to: Writable): void {
  for (const [stream, level] of [
    [child.stdout, 30],
    [child.stderr, 50],
  ] as const)
    if (stream) passOnStream(stream, (words) => JSON.stringify({ level, time: Date.now(), from, msg: words }), to);
}

function passOnStream(stream: Readable, wrapped: (words: string) => string, to: Writable) {
  let rest = "";
  const write = (text: string) => {
    const plain: string[] = [];
    const tell = () => {
      const words = plain.splice(0).join("\n").trim();
      if (words) to.write(`${wrapped(words)}\n`);
    };
    for (const line of text.split("\n")) {
      if (!isObject(line)) plain.push(line);
      else {
        tell();
        to.write(`${line}\n`);
      }
    }
    tell();
  };
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const whole = (rest + chunk).lastIndexOf("\n");
    const text = rest + chunk;
    rest = text.slice(whole + 1);
    if (whole >= 0) write(text.slice(0, whole));
  });
  stream.on("end", () => write(rest));
}

function isObject(line: string): boolean {
  if (!line.startsWith("{")) return false;
  try {
    return Boolean(JSON.parse(line));
  } catch {
    return false;
  }
}
