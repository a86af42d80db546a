import "server-only";
import { mintViewer } from "@/lib/access/viewer";
import { dateOf, today } from "@/lib/clock";
import { db, write } from "@/lib/db";
import { Refused } from "@/lib/errors";
import { hashPassword } from "./passwords";

/** Whether nobody is here yet, so that whoever opens the site sets it up. */
export async function isEmpty(): Promise<boolean> {
  return !(await db(null).person.findFirst({ select: { id: true } }));
}

/** Makes the first person, an administrator, on an empty database. Refused as soon as anybody is there. */
export async function setUpFirstAdministrator(input: {
  name: string;
  email: string;
  handle: string;
  title?: string;
  password?: string;
}): Promise<string> {
  const { name, email, handle, title = "", password } = input;
  const hash = password ? await hashPassword(password) : null;
  const personId = crypto.randomUUID();
  const first = mintViewer({
    personId,
    handle,
    name,
    timeZone: "UTC",
    linePath: "",
    grants: [],
    leads: false,
    authenticatedAt: new Date(),
  });
  return write(first, async (tx, record) => {
    // Two browsers may set up at the same moment.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('set up'))::text`;
    if (await tx.person.findFirst({ select: { id: true } })) throw new Refused("Pendulum is set up already. Please sign in.");
    await tx.person.create({ data: { id: personId, name, email, handle, title, startedOn: dateOf(today(first.timeZone)) } });
    await tx.grant.create({ data: { personId, kind: "administrator" } });
    if (hash) await tx.password.create({ data: { personId, hash } });
    record("person.set_up", personId, { about: personId, fields: ["name", "email", "administrator"] });
    return personId;
  });
}
