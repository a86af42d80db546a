import { describe, expect, it } from "vitest";
import { beginRequest } from "@/lib/deadline";
import { importPeople } from "@/lib/imports/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { onServer } from "@/scripts/database/prepare";
import { as } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";

const asOwner = (sql: string) => onServer(ownerUrl, (client) => client.query(sql));
const onAdding = (body: string) =>
  asOwner(`CREATE OR REPLACE FUNCTION while_adding() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$;
    CREATE OR REPLACE TRIGGER while_adding AFTER INSERT ON person FOR EACH STATEMENT EXECUTE FUNCTION while_adding()`);
const people = (name: string) => `employee_id,name\n${name}-1,Somebody New\n${name}-2,Somebody Else\n`;

describe("an import", () => {
  it("may take longer than a request, on a machine where each chunk does", async () => {
    await onAdding("PERFORM pg_sleep(5.5)");
    const ada = await as("ada");
    const summary = await new Promise((settle) =>
      setImmediate(() => (beginRequest(), settle(importPeople(ada, { csv: people("slow"), dryRun: false })))),
    );
    expect(summary).toMatchObject({ applied: true, created: 2 });
  });

  it("that is stopped says what it was at, and has changed nothing", async () => {
    await onAdding("RAISE EXCEPTION 'canceling statement due to statement timeout' USING ERRCODE = '57014'");
    await expect(importPeople(await as("ada"), { csv: people("stopped"), dryRun: false })).rejects.toThrow(
      "The import stopped while adding people (1 to 2 of 2), because the database did not finish in time. Nothing was changed.",
    );
    expect((await asOwner("SELECT FROM person WHERE employee_number LIKE 'stopped%'")).rowCount).toBe(0);
  });
});

describe("a change of manager for somebody with thousands below", () => {
  const onMoving = (body: string) =>
    asOwner(`CREATE OR REPLACE FUNCTION while_moving() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$;
      CREATE OR REPLACE TRIGGER while_moving AFTER INSERT ON reporting_line FOR EACH STATEMENT EXECUTE FUNCTION while_moving()`);
  const managerOf = async (handle: string) =>
    (
      await asOwner(`SELECT m.handle FROM reporting_line l JOIN person p ON p.id = l.person_id JOIN person m ON m.id = l.manager_id
        WHERE p.handle = '${handle}' AND l.ended_on IS NULL`)
    ).rows[0]?.handle as string;
  const move = async (manager: string) => moveToManager(await as("ada"), { personId: (await as("mo")).personId, manager });

  it("may take longer than a request", async () => {
    await onMoving("PERFORM pg_sleep(5.2)");
    await new Promise<void>((settle, fail) => setImmediate(() => (beginRequest(), move("lea").then(settle, fail))));
    expect(await managerOf("mo")).toBe("lea");
  });

  it("that is stopped says so, and has moved nobody", async () => {
    await onMoving("RAISE EXCEPTION 'canceling statement due to statement timeout' USING ERRCODE = '57014'");
    await expect(move("dan")).rejects.toThrow("The move stopped while everybody below was moved along");
    expect(await managerOf("mo")).toBe("lea");
  });
});
