import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { latestFirst, publishedVersions } from "@/lib/ladders/queries";
import { isKey, levelsBelow, type Week } from "@/lib/ladders/rules";
import type { Prisma } from "@/prisma/generated/client";

export type LevelView = NonNullable<Awaited<ReturnType<typeof getLevel>>>;
export type ExpectationView = Awaited<ReturnType<typeof readCells>>[number]["view"];

/** A level of the latest published version of a framework, with everything it expects; null if there is none. */
export async function getLevel(viewer: Viewer, frameworkKey: string, levelKey: string) {
  const found = await readLevels(viewer, frameworkKey, [levelKey]);
  const level = found?.levels[0];
  if (!found || !level) return null;
  const { framework, groups, lanes } = found;
  const lane = lanes.find((one) => one.key === level.track.key);
  const place = lane?.levels.findIndex(({ key }) => key === levelKey) ?? -1;
  return {
    ...level,
    framework,
    previous: lane?.levels[place - 1] ?? null,
    next: lane?.levels[place + 1] ?? null,
    forksAfter: place === 0 ? (lanes.flatMap((other) => other.levels).find(({ key }) => key === lane?.forkAfterKey) ?? null) : null,
    peers: level.band
      ? lanes.flatMap((other) =>
          other.levels
            .filter(({ bandKey, key }) => bandKey === level.band?.key && key !== levelKey)
            .map((peer) => ({ ...peer, track: other.name })),
        )
      : [],
    opens: lanes.filter((other) => other.forkAfterKey === levelKey).map(({ name, levels }) => ({ name, first: levels[0] ?? null })),
    groups: groups.map(({ competencies, ...group }) => ({
      ...group,
      competencies: competencies.map(({ cells, ...competency }) => ({ ...competency, expectation: cells.get(levelKey) ?? null })),
    })),
  };
}

/** Some levels of a framework with their expectations by group and competency, in the order asked for. */
export async function readLevels(viewer: Viewer, frameworkKey: string, keys: string[]) {
  if (![frameworkKey, ...keys].every(isKey)) return null;
  const version = await db(null).frameworkVersion.findFirst({
    where: { ...publishedVersions(viewer), framework: { key: frameworkKey } },
    orderBy: latestFirst,
    select: {
      id: true,
      label: true,
      attribution: true,
      rule: true,
      framework: { select: { key: true, name: true } },
      tracks: {
        orderBy: { position: "asc" },
        select: {
          key: true,
          name: true,
          forkAfterKey: true,
          levels: { orderBy: { order: "asc" }, select: { key: true, code: true, title: true, band: { select: { key: true } } } },
        },
      },
      levels: { where: { key: { in: keys } }, select: levelSelect },
      groups: {
        orderBy: { order: "asc" },
        select: {
          key: true,
          name: true,
          description: true,
          competencies: { orderBy: { order: "asc" }, select: { id: true, key: true, name: true, description: true } },
        },
      },
    },
  });
  if (!version) return null;
  const { id, label, attribution, rule, tracks, groups } = version;
  const lanes = tracks.map((track) => ({
    ...track,
    levels: track.levels.map(({ band, ...level }) => ({ ...level, bandKey: band?.key ?? null })),
  }));
  const cells = await readCells(id, lanes, keys);
  const ofCompetency = (competencyId: string | null) =>
    new Map(cells.filter((cell) => cell.competencyId === competencyId).map(({ levelKey, view }) => [levelKey, view]));
  const whole = ofCompetency(null);
  return {
    framework: { ...version.framework, label, attribution, rule },
    lanes,
    levels: keys.flatMap((key) =>
      version.levels.filter((level) => level.key === key).map((level) => ({ ...asLevel(level), whole: whole.get(key) ?? null })),
    ),
    groups: groups.map((group) => ({
      ...group,
      competencies: group.competencies.map((competency) => ({ ...competency, cells: ofCompetency(competency.id) })),
    })),
  };
}

const levelSelect = {
  key: true,
  code: true,
  title: true,
  summary: true,
  scope: true,
  weekCoding: true,
  weekReviewAndDesign: true,
  weekPeople: true,
  weekMeetings: true,
  weekOther: true,
  track: { select: { key: true, name: true, kind: true } },
  band: { select: { key: true, name: true } },
} as const satisfies Prisma.LevelSelect;

function asLevel({
  weekCoding,
  weekReviewAndDesign,
  weekPeople,
  weekMeetings,
  weekOther,
  ...level
}: Prisma.LevelGetPayload<{ select: typeof levelSelect }>) {
  const week: Week | null =
    weekCoding === null
      ? null
      : {
          coding: weekCoding,
          reviewAndDesign: weekReviewAndDesign ?? 0,
          people: weekPeople ?? 0,
          meetings: weekMeetings ?? 0,
          other: weekOther ?? 0,
        };
  return { ...level, week };
}

const cellSelect = {
  competencyId: true,
  state: true,
  note: true,
  proficiency: true,
  level: { select: { key: true, title: true } },
  rubric: { select: { step: true, name: true, statements: true, examples: true } },
  statements: { orderBy: { order: "asc" }, select: { key: true, text: true, examples: true } },
} as const satisfies Prisma.ExpectationSelect;

type Lanes = Parameters<typeof levelsBelow>[0];

// "Same as below" comes with the text it refers to, which may be several levels away.
async function readCells(versionId: string, lanes: Lanes, keys: string[]) {
  const cells = await db(null).expectation.findMany({ where: { versionId, level: { key: { in: keys } } }, select: cellSelect });
  const referring = cells.filter((cell) => cell.state === "same_as_below");
  const below = [...new Set(keys.flatMap((key) => levelsBelow(lanes, key)))];
  const competencyIds = referring.flatMap(({ competencyId }) => competencyId ?? []);
  const lower = referring.length
    ? await db(null).expectation.findMany({
        where: {
          versionId,
          level: { key: { in: below } },
          state: { not: "same_as_below" },
          OR: [{ competencyId: { in: competencyIds } }, { competencyId: null }],
        },
        select: cellSelect,
      })
    : [];
  return cells.map(({ level, competencyId, ...view }) => {
    const meant =
      view.state === "same_as_below"
        ? levelsBelow(lanes, level.key).map((key) => lower.find((cell) => cell.level.key === key && cell.competencyId === competencyId))
        : [];
    return { levelKey: level.key, competencyId, view: { ...view, sameAs: meant.find((cell) => cell !== undefined) ?? null } };
  });
}
