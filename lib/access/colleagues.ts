import "server-only";
import { dateOf, today } from "@/lib/clock";
import type { Writer } from "@/lib/db";
import { visible } from "./policy";
import type { Viewer } from "./viewer";

/** Whom somebody reports to now, if anybody: what is given to "my manager" is given to them. */
export async function managerOf(tx: Pick<Writer, "reportingLine">, personId: string): Promise<string | null> {
  const line = await tx.reportingLine.findFirst({ where: { personId, endedOn: null }, select: { managerId: true } });
  return line?.managerId ?? null;
}

/** Somebody here by handle, e-mail address or name, others than the viewer unless said; or the sentence that says why nobody was found. */
export async function findColleague(
  tx: Writer,
  viewer: Viewer,
  said: string,
  { self = false } = {},
): Promise<
  { colleague: { id: string; handle: string; name: string; linePath: string }; fault: null } | { colleague: null; fault: string }
> {
  if (!said) return { colleague: null, fault: "Please name somebody." };
  // Compared, never matched as a pattern: by "a%" one could guess addresses letter by letter.
  const named = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE handle = ${said} OR email = ${said}::citext OR lower(name) = lower(${said}) LIMIT 50`;
  const found = await tx.person.findMany({
    where: {
      AND: [
        visible.people(viewer),
        { leftOn: null },
        self ? {} : { id: { not: viewer.personId } },
        { id: { in: named.map(({ id }) => id) } },
      ],
    },
    take: 6,
    orderBy: { handle: "asc" },
    select: { id: true, handle: true, name: true, linePath: true },
  });
  const [colleague, ...others] = found;
  if (!colleague) return { colleague: null, fault: `Nobody ${self ? "" : "else "}here has that name, handle or e-mail address.` };
  if (others.length)
    return { colleague: null, fault: `There are several of that name: ${found.map((one) => one.handle).join(", ")}. Which one?` };
  return { colleague, fault: null };
}

/** Another administrator who is here and can sign in: whoever does this just did, the others need a password. */
export function otherAdministrator(tx: Writer, viewer: Viewer, personId: string) {
  const day = dateOf(today(viewer.timeZone));
  return tx.grant.findFirst({
    where: {
      kind: "administrator",
      personId: { not: personId },
      person: { startedOn: { lte: day }, leftOn: null, OR: [{ id: viewer.personId }, { password: { isNot: null } }] },
    },
    select: { id: true },
  });
}
