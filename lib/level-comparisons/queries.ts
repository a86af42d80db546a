import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readLevels } from "@/lib/levels/queries";
import { differenceInWords } from "./rules";

export type LevelComparison = NonNullable<Awaited<ReturnType<typeof compareLevels>>>;

/** Any two levels of a framework side by side, with what differs per competency in words; null unless both are there. */
export async function compareLevels(viewer: Viewer, frameworkKey: string, a: string, b: string) {
  const found = await readLevels(viewer, frameworkKey, [a, b]);
  const [levelA, levelB] = [a, b].map((key) => found?.levels.find((level) => level.key === key));
  if (!found || !levelA || !levelB) return null;
  return {
    framework: found.framework,
    a: levelA,
    b: levelB,
    whole: levelA.whole || levelB.whole ? differenceInWords(levelA.whole, levelB.whole, levelA.title, levelB.title) : null,
    groups: found.groups.map(({ competencies, ...group }) => ({
      ...group,
      competencies: competencies.map(({ cells, ...competency }) => {
        const [cellA, cellB] = [cells.get(a) ?? null, cells.get(b) ?? null];
        return { ...competency, a: cellA, b: cellB, difference: differenceInWords(cellA, cellB, levelA.title, levelB.title) };
      }),
    })),
  };
}
