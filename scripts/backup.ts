// npm run backup -- [FILE], npm run restore -- FILE [--replace].
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeBackup } from "./database/backup";
import { stateDirectory } from "./database/embedded";
import { openDatabase } from "./database/prepare";
import { replaceFrom, restoreInto } from "./database/restore";
import { main, step } from "./support/progress";

const say = (text: string) => process.stdout.write(`${text}\n`);
const counted = (tables: { rows: number }[]) => `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows in ${tables.length} tables`;

await main(async () => {
  const { values, positionals } = parseArgs({ options: { replace: { type: "boolean", default: false } }, allowPositionals: true });
  const [command, named] = positionals;
  const database = await openDatabase("demo", "pendulum");
  try {
    if (command === "backup") {
      const stamp = new Date().toISOString().replace(/[:.]/g, "-").slice(0, 19);
      const file = resolve(named ?? join(stateDirectory(), "backups", `${stamp}.pendulum`));
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const tables = await step("Writing every table, and reading it back", () => writeBackup(database.ownerUrl, file));
      say(
        `${file}: ${counted(tables)}. It holds everything people wrote, private notes included: encrypt it before it leaves this machine.`,
      );
      return;
    }
    if (command !== "restore" || !named) throw new Error("Please name a backup: npm run restore -- FILE [--replace]");
    const from = resolve(named);
    const kept = values.replace
      ? await step("Restoring beside what is there, and changing places", () => replaceFrom(database, from))
      : { tables: await step("Restoring, and comparing table by table", () => restoreInto(database, from)), aside: null };
    for (const { table, rows } of kept.tables) say(`  ${String(rows).padStart(9)}  ${table}`);
    say(`Restored ${counted(kept.tables)}; each is equal by count and by hash to what was backed up.`);
    if (kept.aside) say(`What was there before is kept as the database ${kept.aside}.`);
    say("Everybody has to sign in again, and to make the address of their calendar anew.");
  } finally {
    await database.stop();
  }
});
