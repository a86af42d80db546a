// npm run db:migrate, db:new-migration, db:seed, db:reset, db:check-audit.
import { mkdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { join } from "node:path";
import { runScript, sessionSecret } from "./support/app";
import { checkout } from "./database/embedded";
import { difference } from "./database/engine";
import { emptyDatabase, migrate, onServer, openDatabase, withScratchDatabase } from "./database/prepare";
import { main } from "./support/progress";

const [command, ...args] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);

const commands: Record<string, () => Promise<void>> = {
  async migrate() {
    const applied = await withDatabase((database) => migrate(database));
    say(applied.length ? `Applied ${applied.join(", ")}.` : "Everything is applied already.");
  },

  async "new-migration"() {
    const name = args[0];
    if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error("Give it a name: npm run db:new-migration -- add_evidence");
    const sql = await withDatabase(({ ownerUrl }) => withScratchDatabase(ownerUrl, difference));
    if (!sql) {
      say("The schema and the migrations agree: there is nothing to write.");
      return;
    }
    const folder = join(checkout, "prisma/migrations", `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "migration.sql"), `${sql}\n`);
    say(`Wrote ${folder}/migration.sql. Add constraints, policies and grants by hand, and a data step if it needs one.`);
  },

  // The last seal is worth writing down elsewhere: whoever owns the database could write the whole chain anew.
  async "check-audit"() {
    const { faults, last } = await withDatabase(({ ownerUrl }) =>
      onServer(ownerUrl, async (client) => ({
        faults: (await client.query<{ fault: string }>("SELECT * FROM audit_faults() AS fault")).rows.map(({ fault }) => fault),
        last: (
          await client.query<{ number: number; hash: string }>(
            "SELECT number, encode(hash, 'hex') AS hash FROM audit_seal ORDER BY number DESC LIMIT 1",
          )
        ).rows[0],
      })),
    );
    if (faults.length) throw new Error(`The record of changes was tampered with.\n${faults.join("\n")}`);
    say(last ? `Every seal fits. The last is ${last.number}: ${last.hash}` : "Nothing was sealed yet.");
  },

  async seed() {
    await withDatabase(async (database) => {
      const { code, text } = await runScript("prisma/seed.ts", [], {
        DATABASE_URL: database.appUrl,
        NEXTAUTH_SECRET: sessionSecret(),
        NEXTAUTH_URL: "http://localhost:3000",
      });
      if (code !== 0) throw new Error(text);
      say(text.trim());
    });
  },

  async reset() {
    await withDatabase(async (database) => {
      const name = new URL(database.ownerUrl).pathname.slice(1);
      if (!args.includes("--yes")) {
        if (!process.stdin.isTTY)
          throw new Error(`This removes everything in ${name}. To do so without being asked: npm run db:reset -- --yes`);
        const prompt = createInterface({ input: process.stdin, output: process.stdout });
        const typed = await prompt.question(`This removes everything in the database ${name}. Type its name to go on: `);
        prompt.close();
        if (typed !== name) {
          say("Nothing was changed.");
          return;
        }
      }
      await emptyDatabase(database.ownerUrl);
      await migrate(database);
      say(`${name} is empty and up to date. npm run db:seed loads the example company.`);
    });
  },
};

async function withDatabase<T>(work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
  const database = await openDatabase("demo", "pendulum");
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

await main(async () => {
  const work = commands[command ?? ""];
  if (!work) throw new Error(`There is no such command. There are: ${Object.keys(commands).join(", ")}.`);
  await work();
});
