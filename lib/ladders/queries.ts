import "server-only";
import { cache } from "react";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { isKey, rowsOf } from "./rules";

export type FrameworkChoice = Awaited<ReturnType<typeof listFrameworks>>[number];
export type LaddersView = NonNullable<Awaited<ReturnType<typeof getLadders>>>;
export type LevelChoices = Awaited<ReturnType<typeof listLevelChoices>>;

/** The framework that comes with Pendulum. */
const builtIn = "pendulum";

/** Versions this viewer reads ladders from; per framework the latest counts. */
export const publishedVersions = (viewer: Viewer) =>
  ({ AND: [visible.frameworkVersions(viewer), { state: "published" }] }) satisfies Prisma.FrameworkVersionWhereInput;
export const latestFirst = { publishedAt: "desc" } as const;

/** The published frameworks with their latest version: the default one first, the others by name. */
export async function listFrameworks(viewer: Viewer) {
  const [rows, standard] = await Promise.all([
    db(viewer).framework.findMany({
      where: { versions: { some: publishedVersions(viewer) } },
      orderBy: { name: "asc" },
      select: {
        key: true,
        name: true,
        versions: { where: publishedVersions(viewer), orderBy: latestFirst, take: 1, select: { id: true, label: true } },
      },
    }),
    defaultFrameworkKey(viewer),
  ]);
  return rows
    .flatMap(({ versions, ...framework }) =>
      versions.map(({ id, label }) => ({ ...framework, versionId: id, label, isDefault: framework.key === standard })),
    )
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** The ladders of a framework, or of the default one, as rows of peers across its tracks; null if there is none. */
export async function getLadders(viewer: Viewer, frameworkKey?: string) {
  const key = frameworkKey ?? (await defaultFrameworkKey(viewer));
  if (!isKey(key)) return null;
  const version = await db(viewer).frameworkVersion.findFirst({
    where: { ...publishedVersions(viewer), framework: { key } },
    orderBy: latestFirst,
    select: {
      label: true,
      summary: true,
      attribution: true,
      rule: true,
      framework: { select: { key: true, name: true } },
      tracks: {
        orderBy: { position: "asc" },
        select: {
          key: true,
          name: true,
          kind: true,
          summary: true,
          forkAfterKey: true,
          levels: {
            orderBy: { order: "asc" },
            select: { key: true, code: true, title: true, scope: true, band: { select: { key: true, name: true } } },
          },
        },
      },
    },
  });
  if (!version) return null;
  const { tracks, framework, ...rest } = version;
  return { ...framework, ...rest, tracks: tracks.map(({ levels: _, ...track }) => track), rows: asRows(tracks) };
}

type Level = { key: string; code: string; title: string; scope: string; band: { key: string; name: string } | null };
type Track = { key: string; name: string; forkAfterKey: string | null; levels: Level[] };

function asRows(tracks: Track[]) {
  const rows = rowsOf(
    tracks.map((track) => ({ ...track, levels: track.levels.map(({ key, band }) => ({ key, bandKey: band?.key ?? null })) })),
  );
  const height = Math.max(-1, ...rows.values()) + 1;
  return Array.from({ length: height }, (_, row) => {
    const cells = tracks.map(({ levels }) => levels.find(({ key }) => rows.get(key) === row) ?? null);
    const present = cells.filter((cell) => cell !== null);
    const band = present[0]?.band ?? null;
    const shared = band && present.every((cell) => cell.band?.key === band.key) ? band.name : null;
    const forkLevel = present.find(({ key }) => tracks.some((track) => track.forkAfterKey === key));
    // The track it stands on is an arm of the fork as well, if it goes on.
    const arms = tracks.filter(
      ({ forkAfterKey, levels }) =>
        forkLevel && (forkAfterKey === forkLevel.key || levels.slice(0, -1).some(({ key }) => key === forkLevel.key)),
    );
    return { cells, band: shared, fork: forkLevel ? { title: forkLevel.title, tracks: arms.map((track) => track.name) } : null };
  });
}

/** Every level one can be at or aim for, by track, of all published frameworks, the default one first. */
export async function listLevelChoices(viewer: Viewer) {
  const frameworks = await listFrameworks(viewer);
  const tracks = await db(viewer).track.findMany({
    where: { versionId: { in: frameworks.map((framework) => framework.versionId) } },
    orderBy: { position: "asc" },
    select: {
      versionId: true,
      key: true,
      name: true,
      kind: true,
      levels: { orderBy: { order: "asc" }, select: { id: true, key: true, code: true, title: true } },
    },
  });
  return frameworks.flatMap(({ versionId, key, name }) =>
    tracks
      .filter((track) => track.versionId === versionId)
      .map(({ versionId: _, ...track }) => ({
        ...track,
        framework: { key, name },
        label: frameworks.length > 1 ? `${name}: ${track.name}` : track.name,
      })),
  );
}

/** The published framework most people are placed on, else the one that comes with Pendulum, else any. */
const defaultFrameworkKey = cache(async (viewer: Viewer): Promise<string> => {
  const frameworks = await db(viewer).framework.findMany({
    where: { versions: { some: publishedVersions(viewer) } },
    orderBy: { name: "asc" },
    select: { id: true, key: true },
  });
  if (frameworks.length < 2) return frameworks[0]?.key ?? builtIn;
  const people = await db(viewer).$queryRaw<{ id: string }[]>`
    SELECT v.framework_id AS id FROM placement p JOIN level l ON l.id = p.level_id JOIN framework_version v ON v.id = l.version_id
     WHERE p.ended_on IS NULL GROUP BY v.framework_id ORDER BY count(*) DESC, v.framework_id`;
  const most = people.map(({ id }) => frameworks.find((framework) => framework.id === id)).find(Boolean);
  return (most ?? frameworks.find(({ key }) => key === builtIn) ?? frameworks[0])?.key ?? builtIn;
});
