import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Day } from "@/lib/clock";
import { showAlone, showMade } from "@/lib/disclosures/rules";
import { getScope } from "@/lib/insights/queries";
import type { Asked } from "@/lib/insights/rules";
import type { Week } from "@/lib/ladders/rules";
import { readTaken } from "@/lib/snapshots/reads";
import { frameworkParts } from "@/lib/snapshots/rules";
import { splitLevels } from "@/lib/splits/rules";
import {
  competenciesInWords,
  type LevelWeek,
  partGroups,
  planGroups,
  roundWeek,
  saysWeek,
  shareInWords,
  showVerdicts,
  talkGroups,
  triedGroups,
  type Verdicts,
  weeksInWords,
} from "./rules";

/**
 * How growing is going, by level: plans, 1-on-1s, opportunities, weeks and competencies. Counts alone, of the whole
 * organisation, for those who lead it: by unit as well they could be taken apart. As they
 * were last taken, which is never so often that one person's change shows.
 */
export async function getPractices(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked.framework ? { framework: asked.framework } : {});
  if (!scope?.wholeIsReadable || asked.unit) return null;
  const { framework, tracks, levels } = scope;
  const taken = await readTaken(viewer, framework.key, frameworkParts);
  const { min, inside } = taken;
  const asOf = Object.fromEntries(frameworkParts.map((part) => [part, taken.day(part)])) as Record<
    (typeof frameworkParts)[number],
    Day | null
  >;
  const known = taken.rows;
  const [verdicts] = known<Verdicts>("verdicts");
  const [offered] = known<{ offers: number; owners: number }>("offered");
  const byLevel = (rows: Row[], groups: readonly string[]) => {
    const { figures, sums } = splitLevels(levels, [...groups], rows, min, inside);
    return {
      levels: tracks.flatMap((track) => track.levels.map(({ key, title }) => ({ key, title, figures: figures.get(key) ?? [] }))),
      sums,
    };
  };
  const planned = byLevel(known<Row>("plans"), planGroups);
  const talked = byLevel(known<Row>("talks"), talkGroups);
  const took = byLevel(known<Row>("parts"), partGroups);
  const trying = byLevel(known<Row>("tried"), triedGroups);
  const ended = verdicts ?? { yes: 0, no: 0, notYet: 0, open: 0 };
  const title = new Map(tracks.flatMap((track) => track.levels.map((level) => [level.key, level.title] as const)));
  const said = known<Means>("weeks")
    .map(levelWeek)
    .filter((week) => saysWeek(week, min) && title.has(week.level))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
    .map(({ level, wanted, real }) => ({ key: level, title: title.get(level) ?? "", wanted: roundWeek(wanted), real: roundWeek(real) }));
  const figured = known<Competency>("competencies").map(({ key, name, shows, growing, without }) => ({
    key,
    name,
    shows: showAlone(shows, min),
    growing: showAlone(growing, min),
    noChance: showAlone(without, min),
  }));
  return {
    framework,
    outside: scope.outside,
    /** The day of each part's figures; none before they were first taken. */
    asOf,
    today:
      Object.values(asOf)
        .filter((day) => day !== null)
        .sort()[0] ?? scope.today,
    min,
    plans: { ...planned, finding: shareInWords(planned, planGroups.indexOf("Fresh"), "have a fresh plan", min) },
    talks: { ...talked, finding: shareInWords(talked, talkGroups.indexOf("Kept"), "had their last 1-on-1 as often as agreed", min) },
    opportunities: {
      ...took,
      // Two counts of different people: how many offered, and how many took part.
      owners: showAlone(offered?.owners ?? 0, min),
      offers: showMade(offered?.offers ?? 0, offered?.owners ?? 0, min),
      finding: shareInWords(took, partGroups.indexOf("Took part"), "took part in something that was offered", min),
    },
    trials: {
      ...trying,
      verdicts: showVerdicts(ended, min),
      finding: shareInWords(trying, triedGroups.indexOf("Tried"), "tried another track", min),
    },
    weeks: { levels: said, finding: weeksInWords(said) },
    competencies: { list: figured, finding: competenciesInWords(figured, min) },
  };
}

export type PracticesView = NonNullable<Awaited<ReturnType<typeof getPractices>>>;

type Row = { level: string; group: string; people: number };
type Competency = { key: string; name: string; shows: number; growing: number; without: number };

type Means = { level: string; people: number; differ: boolean } & Record<`${"wanted" | "real"}_${keyof Week}`, number>;

function levelWeek({ level, people, differ, ...means }: Means): LevelWeek {
  const side = (name: "wanted" | "real"): Week => ({
    coding: means[`${name}_coding`],
    reviewAndDesign: means[`${name}_reviewAndDesign`],
    people: means[`${name}_people`],
    meetings: means[`${name}_meetings`],
    other: means[`${name}_other`],
  });
  return { level, people, differ, wanted: side("wanted"), real: side("real") };
}
