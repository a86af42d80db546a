// npm run faults -- [--app 20] [--postgres 10] [--as-built]: kills the product and its Postgres again and again while
// people write and mails go out, locks a table, stalls the database and fills its disk, and prints what was
// acknowledged, lost, doubled and torn, and how long it took until people were served and jobs done again.
import type { ChildProcess } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { clusterUrl, portTaken, startCluster, stateDirectory } from "@/scripts/database/embedded";
import { appUrlFor, migrate, onServer } from "@/scripts/database/prepare";
import { ensureBuild, runScript, sessionSecret } from "@/scripts/support/app";
import { endProcess, startProcess } from "@/scripts/support/processes";
import { main, step } from "@/scripts/support/progress";
import { account, mailsAreSettled, queueMails } from "./account";
import { childOf, childrenOf, cluster, fillDisk, freeDisk, mountSmallDisk, postmaster, signal, unmountSmallDisk } from "./machine";
import { mailServer } from "./mails";
import { atWork } from "./people";

const { values } = parseArgs({
  options: {
    app: { type: "string", default: "20" },
    postgres: { type: "string", default: "10" },
    port: { type: "string", default: "4186" },
    "as-built": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
const home = `http://localhost:${port}`;
const breakMs = 10_000;

await main(async () => {
  if (!values["as-built"]) await step("Building the app (only when something changed)", () => ensureBuild());
  let postgres = await step("Starting a Postgres of its own", () => startCluster(cluster));
  const disk = mountSmallDisk();
  const name = `faults_${process.pid}`;
  await onServer(clusterUrl(postgres, "postgres"), async (client) => {
    if (disk) await client.query(`CREATE TABLESPACE ${name} LOCATION '${disk}'`);
    await client.query(`CREATE DATABASE ${name} ${disk ? `TABLESPACE ${name}` : ""}`);
  });
  const ownerUrl = clusterUrl(postgres, name);
  const post = await mailServer(port + 1);
  const env = {
    DATABASE_URL: appUrlFor(ownerUrl),
    NEXTAUTH_SECRET: sessionSecret(),
    NEXTAUTH_URL: home,
    PENDULUM_DEMO: "1",
    PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${port + 1}`,
  };
  await step("Loading the example company", async () => {
    await migrate({ ownerUrl, appUrl: env.DATABASE_URL });
    const { code, text } = await runScript("prisma/seed.ts", [], env);
    if (code !== 0) throw new Error(text);
  });
  let app = begin(env);

  const rows = [["fault", "times", "served again after, median", "longest", "jobs done again after, longest"]];
  const repeat = async (what: string, times: number, fault: () => Promise<void>) => {
    const found: Recovery[] = [];
    for (let done = 1; done <= times; done++) {
      await onServer(ownerUrl, queueMails);
      await step(`${what}, ${done} of ${times}`, fault);
      found.push(await recovery(ownerUrl, () => app));
    }
    if (times) rows.push([what, String(times), ...summary(found)]);
  };
  const startPostgresAgain = async () => {
    // Its backends end within a moment; on another port the app would not find the next one.
    while (await portTaken(postgres.port)) await wait(100);
    for (;;) {
      const again = await startCluster(cluster).catch(() => null);
      if (again) return void (postgres = again);
      await wait(500);
    }
  };

  try {
    await recovery(ownerUrl, () => app);
    const stopWork = atWork(home);
    const kinds = ["command", "server", "worker of jobs"] as const;
    for (const [index, kind] of kinds.entries())
      await repeat(`kill -9 of the ${kind}`, Math.floor((Number(values.app) + kinds.length - 1 - index) / kinds.length), async () => {
        const pid = kind === "command" ? app.pid : childOf(app.pid ?? 0, kind === "server" ? "next" : "jobs.ts");
        const ended = new Promise<number | null>((settle) => app.once("exit", settle));
        if (pid) process.kill(pid, "SIGKILL");
        if ((await ended) === 0) throw new Error(`The command ended with 0 after its ${kind} was killed.`);
        // What it leaves ends within a moment, and frees the port.
        while (await portTaken(port)) await wait(50);
        app = begin(env);
      });
    await repeat("kill -9 of Postgres", Number(values.postgres), async () => {
      process.kill(postmaster(), "SIGKILL");
      await startPostgresAgain();
    });
    await repeat("tables locked for 10 s", 1, () =>
      onServer(ownerUrl, async (client) => {
        await client.query("BEGIN; LOCK TABLE person, session, growth_update");
        await wait(breakMs);
        await client.query("ROLLBACK");
      }),
    );
    await repeat("Postgres stalled for 10 s", 1, async () => {
      const all = [postmaster(), ...childrenOf(postmaster())];
      signal(all, "SIGSTOP");
      await wait(breakMs);
      signal(all, "SIGCONT");
    });
    if (!disk) process.stdout.write("· The full disk is left out: it takes root, on Linux, to mount a small one.\n");
    await repeat("the database's disk full for 10 s", disk ? 1 : 0, async () => {
      fillDisk();
      await wait(breakMs);
      freeDisk();
    });
    await stopWork();
    await onServer(ownerUrl, mailsAreSettled);
    const { lines, isWhole } = await onServer(ownerUrl, account);
    process.stdout.write(`\n${table(rows)}\n\n${lines.join("\n")}\n`);
    if (!isWhole) process.exitCode = 1;
  } finally {
    await endProcess(app);
    await new Promise((closed) => post.close(closed));
    await onServer(clusterUrl(postgres, "postgres"), async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      if (disk) await client.query(`DROP TABLESPACE ${name}`);
    }).catch(() => undefined);
    await postgres.stop().catch(() => undefined);
    if (disk) unmountSmallDisk();
  }
});

function begin(env: Record<string, string>): ChildProcess {
  const log = openSync(join(stateDirectory(), "faults.log"), "a");
  return startProcess(["--conditions=react-server", "--import", "tsx", "scripts/start.ts", "-H", "127.0.0.1"], env, log);
}

type Recovery = { served: number; jobs: number };

/** How long until /api/ready says that people can be served, and until a job that was asked for is done, in milliseconds. */
async function recovery(ownerUrl: string, app: () => ChildProcess): Promise<Recovery> {
  const from = Date.now();
  const patience = (what: string) => {
    if (app().exitCode !== null) throw new Error(`The command ended by itself, with ${app().exitCode}.`);
    if (Date.now() - from > 180_000) throw new Error(`Three minutes after the fault ${what}.`);
  };
  const isReady = () =>
    fetch(`${home}/api/ready`, { signal: AbortSignal.timeout(8000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isReady())) {
    patience("nobody was served");
    await wait(100);
  }
  const served = Date.now() - from;
  const key = `after-${from}`;
  await onServer(ownerUrl, async (client) => {
    await client.query("DELETE FROM rate_limit");
    await client.query("SELECT graphile_worker.add_job('tick', '{}'::json, job_key := $1)", [key]);
  });
  const left = () =>
    onServer(ownerUrl, async (client) => (await client.query("SELECT FROM graphile_worker._private_jobs WHERE key = $1", [key])).rowCount);
  while (await left()) {
    patience("no job was done");
    await wait(200);
  }
  return { served, jobs: Date.now() - from };
}

function summary(found: Recovery[]): string[] {
  const served = found.map((one) => one.served).sort((a, b) => a - b);
  const seconds = (milliseconds = 0) => `${(milliseconds / 1000).toFixed(1)} s`;
  return [seconds(served[Math.floor(served.length / 2)]), seconds(served.at(-1)), seconds(Math.max(...found.map((one) => one.jobs)))];
}

function table([head = [], ...rows]: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
