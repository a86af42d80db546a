import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import { createServer } from "node:net";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { passOn, requireFreePort } from "@/scripts/support/processes";

const command = ["--import", "tsx", "tests/unit/processes/tree.ts"];

/** The command as it runs, and the two processes that it has started. */
async function begin(program = process.execPath, args = command, env: Record<string, string> = {}) {
  const parent = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, npm_lifecycle_event: "", ...env } });
  const said = { text: "" };
  parent.stderr.on("data", (chunk) => (said.text += chunk));
  const end = new Promise<{ code: number | null; signal: string | null }>((settle) =>
    parent.once("exit", (code, signal) => settle({ code, signal })),
  );
  const children = await new Promise<number[]>((settle) => parent.stdout.once("data", (line) => settle(JSON.parse(String(line)))));
  return { parent, children, end, said };
}

// One that ended and that nobody asked about is a zombie, and no orphan.
const alive = (pid: number) => /^[^Z]/.test(spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim());
const noneLeft = (pids: number[]) => expect.poll(() => pids.filter(alive), { timeout: 5000 }).toEqual([]);

describe("a command and what it starts", () => {
  it("ends with a code other than 0 when one of them is killed, and ends the other", async () => {
    const { children, end, said } = await begin();
    process.kill(children[0] as number, "SIGKILL");
    expect((await end).code).toBe(1);
    expect(said.text).toContain("The first ended by itself (SIGKILL)");
    await noneLeft(children);
  });

  it.each([
    ["0", 1],
    ["7", 7],
  ])("ends when one of them ends by itself with %s", async (its, code) => {
    const { children, end } = await begin(process.execPath, [...command, its]);
    expect((await end).code).toBe(code);
    await noneLeft(children);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends them all with 0 at %s", async (signal) => {
    const { parent, children, end } = await begin();
    parent.kill(signal);
    expect((await end).code).toBe(0);
    await noneLeft(children);
  });

  it("leaves no orphan when it is killed itself", async () => {
    const { parent, children, end } = await begin();
    parent.kill("SIGKILL");
    expect((await end).signal).toBe("SIGKILL");
    await noneLeft(children);
  });

  it("ends when npm's shell is ended in its place", async () => {
    const shell = `"${process.execPath}" ${command.join(" ")}; true`;
    const { parent, children } = await begin("/bin/sh", ["-c", shell], { npm_lifecycle_event: "start" });
    parent.kill("SIGTERM");
    await noneLeft(children);
  });
});

it("refuses a port that is taken in a sentence", async () => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as { port: number };
  await expect(requireFreePort(port, "127.0.0.1")).rejects.toThrow(`Port ${port} is taken.`);
  await new Promise((closed) => server.close(closed));
  await requireFreePort(port, "127.0.0.1");
});

it("passes on what processes print, one JSON object a line", async () => {
  const [stdout, stderr, to] = [new PassThrough(), new PassThrough(), new PassThrough()];
  passOn(Object.assign(new EventEmitter(), { stdout, stderr }) as unknown as ChildProcess, "web", to);
  stdout.write('▲ Next.js\n- Local: here\n\n{"level":30,"msg":"ours"}\n{"half');
  stdout.end(" of it\n");
  stderr.end("Error: no\n    at there\n");
  let text = "";
  to.on("data", (chunk) => (text += chunk));
  await expect.poll(() => text.trim().split("\n").length).toBe(4);
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { msg: string; level: number; from?: string });
  expect(lines.map((line) => line.msg)).toEqual(["▲ Next.js\n- Local: here", "ours", '{"half of it', "Error: no\n    at there"]);
  expect(lines.map((line) => line.level)).toEqual([30, 30, 30, 50]);
  expect(lines[0]?.from).toBe("web");
});

describe("the worker of jobs", () => {
  const reject = (...code: string[]) =>
    spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "tests/unit/processes/rejecting.ts", ...code], {
      encoding: "utf8",
    });

  it.each(["ECONNREFUSED", "57P01", "ECONNRESET"])("outlives a job whose end could not be noted for %s", (code) => {
    expect(reject(code)).toMatchObject({ status: 0, stdout: expect.stringContaining("still here") });
  });

  it("does not outlive a fault of its own", () => {
    const { status, stdout } = reject();
    expect(status).not.toBe(0);
    expect(stdout).not.toContain("still here");
  });
});
