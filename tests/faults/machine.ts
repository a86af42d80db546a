// What is broken: processes by their place in the tree, and the disk that Postgres writes to.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateDirectory } from "@/scripts/database/embedded";

export const cluster = "faults";
const data = join(stateDirectory(), `postgres-${cluster}`);
const disk = join(stateDirectory(), "faults-disk");
const filler = join(disk, "filler");
/** Enough for the example company, and filled in a moment. */
const diskSize = "300m";

export function postmaster(): number {
  return Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
}

export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

/** The child whose command line holds this. */
export function childOf(pid: number, what: string): number | undefined {
  return childrenOf(pid).find((child) => readFileSync(`/proc/${child}/cmdline`, "utf8").includes(what));
}

/** Sends a signal to those that are still there. */
export function signal(pids: number[], which: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, which);
    } catch {
      // It ended meanwhile.
    }
}

/** A small disk for a tablespace of the cluster, which takes root. Null where it cannot be had. */
export function mountSmallDisk(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(data);
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskSize},uid=${uid},gid=${gid},mode=0700`, "pendulum-faults", disk], {
      stdio: "ignore",
    });
    return disk;
  } catch {
    return null;
  }
}

export function unmountSmallDisk(): void {
  execFileSync("umount", ["-l", disk], { stdio: "ignore" });
  rmSync(disk, { recursive: true, force: true });
}

/** Fills the small disk to the last byte. */
export function fillDisk(): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
  } catch {
    // Somebody else took the last of it.
  }
}

export function freeDisk(): void {
  if (existsSync(filler)) rmSync(filler);
}
