import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { csvOf } from "@/lib/csv-tables/rules";
import { write } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { getDistribution } from "./queries";
import { figureInWords } from "@/lib/disclosures/rules";
import type { Asked } from "./rules";

/** The distribution as CSV, with the same figures as the page, and the fact that it was taken. */
export async function exportDistribution(viewer: Viewer, asked: Asked): Promise<string> {
  const view = await getDistribution(viewer, asked);
  if (!view) throw new NotFound();
  const { unit, day, framework, tracks, parts, min } = view;
  const whole = unit?.name ?? "The whole organisation";
  const rows = tracks.flatMap((track) =>
    track.levels.flatMap((level) => [
      [day, framework.name, whole, track.name, level.title, figureInWords(level.figure, min)],
      ...parts.map((part) => [
        day,
        framework.name,
        part.name,
        track.name,
        level.title,
        figureInWords(part.figures[level.key] ?? "few", min),
      ]),
    ]),
  );
  await write(viewer, async (_, record) => record("organisation.exported", viewer.personId, { fields: [day, unit?.key ?? "whole"] }));
  return csvOf(["as of", "framework", "unit", "track", "level", "people"], rows);
}
