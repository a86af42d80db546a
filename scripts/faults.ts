// npm run faults -- [--app 20] [--postgres 10]: kills the product and its Postgres again and again while people sign in
// and mails go out, locks a table and stalls the database, and prints what was acknowledged, lost and doubled.
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server as Net } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ensureBuild, runScript, sessionSecret } from "./support/app";
import { clusterUrl, portTaken, stateDirectory, startCluster } from "./database/embedded";
import { appUrlFor, migrate, onServer } from "./database/prepare";
import { endProcess, startProcess } from "./support/processes";
import { main, step } from "./support/progress";

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
const received: string[] = [];
let acknowledged = 0;

await main(async () => {
  if (!values["as-built"]) await step("Building the app (only when something changed)", () => ensureBuild());
  let cluster = await step("Starting a Postgres of its own", () => startCluster("faults"));
  const name = `faults_${process.pid}`;
  await onServer(clusterUrl(cluster, "postgres"), (client) => client.query(`CREATE DATABASE ${name}`));
  const ownerUrl = clusterUrl(cluster, name);
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
  const rows: string[][] = [["fault", "times", "recovered after, median", "longest", "jobs tick after, longest"]];
  try {
    await recovery(ownerUrl);
    const stop = signInAllTheTime();
    const kinds = ["command", "server", "worker of jobs"] as const;
    for (const [index, kind] of kinds.entries()) {
      const times = Math.floor((Number(values.app) + kinds.length - 1 - index) / kinds.length);
      rows.push(
        await repeated(`kill -9 of the ${kind}`, times, ownerUrl, async () => {
          await queueMails(ownerUrl);
          const pid = kind === "command" ? app.pid : await childOf(app.pid ?? 0, kind === "server" ? "next" : "jobs.ts");
          const ended = new Promise<number | null>((settle) => app.once("exit", settle));
          if (pid) process.kill(pid, "SIGKILL");
          if ((await ended) === 0) throw new Error(`The command ended with 0 after its ${kind} was killed.`);
          // What it leaves ends within a moment, and frees the port.
          while (await portTaken(port)) await wait(50);
          app = begin(env);
        }),
      );
    }
    rows.push(
      await repeated("kill -9 of Postgres", Number(values.postgres), ownerUrl, async () => {
        await queueMails(ownerUrl);
        process.kill(postmaster(), "SIGKILL");
        // Its backends end within a moment; on another port the app would not find the next one.
        while (await portTaken(cluster.port)) await wait(100);
        for (;;) {
          await wait(500);
          const again = await startCluster("faults").catch(() => null);
          if (again) cluster = again;
          if (again) return;
        }
      }),
    );
    rows.push(
      await repeated("a table locked for 10 s", 1, ownerUrl, () =>
        onServer(ownerUrl, async (client) => {
          await client.query("BEGIN; LOCK TABLE person, session");
          await wait(10_000);
          await client.query("ROLLBACK");
        }),
      ),
    );
    rows.push(
      await repeated("Postgres stalled for 10 s", 1, ownerUrl, async () => {
        const all = [postmaster(), ...(await childrenOf(postmaster()))].map(Number);
        for (const pid of all) process.kill(pid, "SIGSTOP");
        await wait(10_000);
        for (const pid of all) process.kill(pid, "SIGCONT");
      }),
    );
    await stop();
    await settled(ownerUrl);
    if (app.exitCode !== null) throw new Error("The command ended by itself.");
    process.stdout.write(
      `\n${rows
        .map((row) => `| ${row.join(" | ")} |`)
        .join("\n")
        .replace("\n", "\n|---|---|---|---|---|\n")}\n\n${await account(ownerUrl)}\n`,
    );
  } finally {
    await endProcess(app);
    await new Promise((closed) => post.close(closed));
    await onServer(clusterUrl(cluster, "postgres"), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)).catch(() => undefined);
    await cluster.stop();
  }
});

function begin(env: Record<string, string>): ChildProcess {
  return startProcess(["--conditions=react-server", "--import", "tsx", "scripts/start.ts", "-H", "127.0.0.1"], env, "ignore");
}

async function repeated(what: string, times: number, ownerUrl: string, fault: () => Promise<void>): Promise<string[]> {
  const found: { web: number; jobs: number }[] = [];
  for (let done = 0; done < times; done++) {
    await step(`${what}, ${done + 1} of ${times}`, fault);
    found.push(await recovery(ownerUrl));
  }
  const web = found.map((one) => one.web).sort((a, b) => a - b);
  const seconds = (milliseconds = 0) => `${(milliseconds / 1000).toFixed(1)} s`;
  return [
    what,
    String(times),
    seconds(web[Math.floor(web.length / 2)]),
    seconds(web.at(-1)),
    seconds(Math.max(0, ...found.map((one) => one.jobs))),
  ];
}

/** How long until somebody can sign in, and until a job that was asked for is done. */
async function recovery(ownerUrl: string): Promise<{ web: number; jobs: number }> {
  const from = Date.now();
  while (!(await signIn().catch(() => false))) {
    if (Date.now() - from > 120_000) throw new Error("Nobody could sign in two minutes after the fault.");
    await wait(100);
  }
  const web = Date.now() - from;
  const key = `after-${from}`;
  await onServer(ownerUrl, (client) => client.query("SELECT graphile_worker.add_job('tick', '{}'::json, job_key := $1)", [key]));
  const left = () =>
    onServer(ownerUrl, async (client) => (await client.query("SELECT FROM graphile_worker._private_jobs WHERE key = $1", [key])).rowCount);
  while (await left()) {
    if (Date.now() - from > 240_000) throw new Error("No job was done four minutes after the fault.");
    await wait(200);
  }
  return { web, jobs: Date.now() - from };
}

/** Signs in by the form, as a browser without scripts would. True once the answer says that it is done: a row that must last. */
async function signIn(): Promise<boolean> {
  const url = `${home}/sign-in`;
  const html = await (await fetch(url, { signal: AbortSignal.timeout(15_000) })).text();
  const form = /<form[^>]*aria-label="Sign in as Eve"[^]*?<\/form>/.exec(html)?.[0];
  if (!form) return false;
  const fields = new FormData();
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    fields.set(of("name"), of("value"));
  }
  const answer = await fetch(url, {
    method: "POST",
    body: fields,
    headers: { origin: home },
    redirect: "manual",
    signal: AbortSignal.timeout(15_000),
  });
  const isIn = answer.headers.getSetCookie().some((cookie) => /session=[^;]/.test(cookie));
  if (isIn) acknowledged++;
  return isIn;
}

function signInAllTheTime(): () => Promise<void> {
  const ended = new AbortController();
  const working = (async () => {
    while (!ended.signal.aborted) {
      await signIn().catch(() => undefined);
      await wait(50);
    }
  })();
  return () => {
    ended.abort();
    return working;
  };
}

/** A mail for everybody of the company who takes any, through a notice of their own. */
async function queueMails(ownerUrl: string) {
  await onServer(ownerUrl, (client) =>
    client.query(`
      WITH p AS (SELECT id FROM person WHERE email IS NOT NULL AND left_on IS NULL ORDER BY id LIMIT 40),
           told AS (INSERT INTO notice (id, person_id, kind, key, href) SELECT gen_random_uuid(), id, 'plan_quiet', gen_random_uuid()::text, '/me' FROM p),
           mail AS (INSERT INTO mail (id, key, person_id) SELECT gen_random_uuid(), gen_random_uuid()::text, id FROM p RETURNING id)
      SELECT graphile_worker.add_job('sendMail', json_build_object('mailId', id), job_key := 'mail-' || id) FROM mail`),
  );
}

/** Waits until no mail is queued any more. */
async function settled(ownerUrl: string) {
  const from = Date.now();
  const left = () => onServer(ownerUrl, async (client) => (await client.query("SELECT FROM mail WHERE settled_at IS NULL")).rowCount);
  while (await left()) {
    if (Date.now() - from > 300_000) throw new Error("Mails wait still, five minutes after the last fault.");
    await wait(1000);
  }
}

async function account(ownerUrl: string): Promise<string> {
  const [kept, sent, torn] = await onServer(ownerUrl, async (client) => {
    const count = async (sql: string) => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
    return [
      await count("SELECT count(*)::int AS n FROM session"),
      await count("SELECT count(*)::int AS n FROM mail WHERE outcome = 'sent'"),
      await count(
        "SELECT count(*)::int AS n FROM notice WHERE kind = 'plan_quiet' AND href = '/me' AND mailed_at IS NULL AND seen_at IS NULL AND length(key) = 36",
      ),
    ];
  });
  const different = new Set(received).size;
  const lost = Math.max(0, acknowledged - (kept ?? 0));
  if (lost || (sent ?? 0) > different) process.exitCode = 1;
  return [
    `${acknowledged} sign-ins acknowledged, ${lost} lost.`,
    `${sent} mails noted as sent, ${Math.max(0, (sent ?? 0) - different)} of them lost; ${received.length - different} went twice, with the Message-ID of the first.`,
    `${torn} notices that no mail told of.`,
  ].join("\n");
}

function postmaster(): number {
  return Number(readFileSync(join(stateDirectory(), "postgres-faults", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function childrenOf(pid: number): Promise<string[]> {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
}

async function childOf(pid: number, what: string): Promise<number | undefined> {
  for (const child of await childrenOf(pid)) if (readFileSync(`/proc/${child}/cmdline`, "utf8").includes(what)) return Number(child);
  return undefined;
}

/** Takes every mail and notes its Message-ID: as little of SMTP as it takes. */
async function mailServer(at: number): Promise<Net> {
  const server = createServer((socket) => {
    let [rest, body, inData] = ["", "", false];
    socket.setEncoding("utf8").on("error", () => undefined);
    socket.write("220 faults\r\n");
    socket.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!inData) {
          inData = line === "DATA";
          socket.write(inData ? "354 go on\r\n" : "250 well\r\n");
        } else if (line === ".") {
          received.push(/^Message-ID: <([^>]+)/im.exec(body)?.[1] ?? "");
          [body, inData] = ["", false];
          setTimeout(() => socket.writable && socket.write("250 taken\r\n"), 40);
        } else body += `${line}\n`;
      }
    });
  });
  await new Promise<void>((ready) => server.listen(at, "127.0.0.1", ready));
  return server;
}
