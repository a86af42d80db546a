// A copy of the checkout in which faults are planted, and the tests that are asked about each.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkout, type Cluster, clusterUrl, startCluster, stateDirectory } from "@/scripts/database/embedded";
import { run } from "@/scripts/support/app";
import type { Fault } from "./fault";

/** A folder, and a server of its own that runs until all are asked: starting one costs more than most faults. */
export type Copy = { folder: string; cluster: Cluster };
/** What a run of tests said: the first sentence that failed, or null when all held or time ran out. */
export type Verdict = { failed: string | null; late: boolean; seconds: number };

/** A copy of what git knows of, with the checkout's own packages. */
export async function makeCopy(number: number): Promise<Copy> {
  const folder = join(stateDirectory(), `sabotage-${number}`);
  rmSync(folder, { recursive: true, force: true });
  const { text } = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"]);
  for (const path of text.split("\n").filter((one) => one && existsSync(join(checkout, one)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(checkout, path), join(folder, path));
  }
  cpSync(join(checkout, "prisma/generated"), join(folder, "prisma/generated"), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  return { folder, cluster: await startCluster(`sabotage-${number}`, { durable: false }) };
}

/** Plants a fault and returns how to take it out again. */
export function plant(copy: Copy, fault: Fault): () => void {
  const path = join(copy.folder, fault.file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, planted(before, fault));
  return () => writeFileSync(path, before);
}

/** A file's text with the fault in it. Throws where its place is not there exactly once. */
export function planted(source: string, { file, was, becomes }: Fault): string {
  const found = source.split(was).length - 1;
  if (found !== 1) throw new Error(`${file} holds ${found} times what a fault would change: ${was}`);
  return source.replace(was, () => becomes);
}

/** Runs these test files, one at a time, until one fails or the seconds are over. `template` names the databases to use as they are. */
export async function ask(copy: Copy, files: string[], template: string | null, most: number): Promise<Verdict> {
  const from = Date.now();
  const report = join(copy.folder, "sabotage-report.json");
  rmSync(report, { force: true });
  const code = await vitest(
    copy,
    ["run", ...files, "--bail=1", "--maxWorkers=1", "--reporter=json", `--outputFile=${report}`],
    template,
    most,
  );
  const seconds = (Date.now() - from) / 1000;
  if (code === 0 || code === "late") return { failed: null, late: code === "late", seconds };
  const failed = existsSync(report) ? firstFailure(readFileSync(report, "utf8")) : "the tests did not run";
  return { failed, late: false, seconds };
}

function vitest({ folder, cluster }: Copy, args: string[], template: string | null, most: number): Promise<number | "late"> {
  return new Promise((settle) => {
    // A group of its own, so that its workers end with it.
    const child = spawn(join(folder, "node_modules/.bin/vitest"), args, {
      cwd: folder,
      stdio: "ignore",
      detached: true,
      env: {
        ...process.env,
        TEST_DATABASE_URL: clusterUrl(cluster, "postgres"),
        ...(template ? { PENDULUM_TEST_TEMPLATE: template } : {}),
      },
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    }, most * 1000);
    child.once("exit", (code) => {
      clearTimeout(timer);
      settle(late ? "late" : (code ?? 1));
    });
  });
}

type Report = {
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
};

function firstFailure(text: string): string {
  const { testResults } = JSON.parse(text) as Report;
  for (const { assertionResults } of testResults)
    for (const { status, fullName } of assertionResults) if (status === "failed") return fullName;
  const broken = testResults.find(({ status }) => status === "failed");
  return broken ? `${broken.name.split("/").slice(-2).join("/")}: ${broken.message.split("\n")[0]}` : "the run ended badly";
}
