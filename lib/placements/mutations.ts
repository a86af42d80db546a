import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { type Writer, write } from "@/lib/db";
import { NotFound, permit, Refused } from "@/lib/errors";
import { placementFaults, type Spot } from "./rules";
import type { PlacePerson } from "./schema";

/** Begins a level for somebody on a day, and ends the one before on that day. For administrators. */
export async function placePerson(viewer: Viewer, { personId, levelId, startedOn, reason }: PlacePerson): Promise<void> {
  permit(can.administer(viewer));
  await write(viewer, async (tx, record) => {
    const person = await tx.person.findFirst({
      where: { id: personId, ...visible.people(viewer) },
      select: { timeZone: true, placements: { select: { ...spot, startedOn: true, endedOn: true } } },
    });
    const next = await findLevel(tx, viewer, levelId);
    if (!person || !next) throw new NotFound();
    const open = person.placements.find(({ endedOn }) => endedOn === null);
    const before = {
      current: open ? { ...spotOf(open.level), startedOn: dayOf(open.startedOn) } : null,
      tracks: person.placements.map(({ level }) => level.track.key),
    };
    const faults = placementFaults(before, { ...next, startedOn, reason }, today(person.timeZone));
    const [first] = Object.values(faults);
    if (first) throw new Refused(first, faults);
    await tx.placement.updateMany({ where: { personId, endedOn: null }, data: { endedOn: dateOf(startedOn) } });
    const { id } = await tx.placement.create({ data: { personId, levelId, startedOn: dateOf(startedOn), reason }, select: { id: true } });
    record("placement.begun", id, { about: personId, fields: ["level"] });
  });
}

const levelSelect = {
  id: true,
  order: true,
  track: { select: { key: true } },
  version: { select: { framework: { select: { key: true } } } },
} as const;
const spot = { level: { select: levelSelect } } as const;

type LevelRow = { id: string; order: number; track: { key: string }; version: { framework: { key: string } } };
const spotOf = ({ id, order, track, version }: LevelRow): Spot => ({
  levelId: id,
  order,
  trackKey: track.key,
  framework: version.framework.key,
});

async function findLevel(tx: Writer, viewer: Viewer, levelId: string): Promise<Spot | null> {
  const level = await tx.level.findFirst({
    where: { id: levelId, version: { ...visible.frameworkVersions(viewer), NOT: { state: "draft" } } },
    select: levelSelect,
  });
  return level && spotOf(level);
}
