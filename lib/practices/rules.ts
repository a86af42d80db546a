import { type Figure, showAlone, showParts, sumOfShown } from "@/lib/disclosures/rules";
import { listOf } from "@/lib/format";
import { type Week, weekParts } from "@/lib/ladders/rules";

export const planGroups = ["No plan", "Resting", "Fresh", "Quiet for two weeks", "Quiet for a month"] as const;
export const talkGroups = ["No regular 1-on-1", "Not kept", "Kept"] as const;
export const triedGroups = ["Tried", "Did not"] as const;
export const verdictGroups = ["Yes", "No", "Not yet", "Not said so far"] as const;
export const partGroups = ["Took part", "Did not"] as const;

type Levels = { levels: { figures: Figure[] }[]; sums: Figure[] };

/**
 * One of the sums in a sentence: "61 of 92 people have …"; of how many only where every sum is shown. Where the sum is held
 * back, as many as the levels that are shown add up to.
 */
export function shareInWords({ levels, sums }: Levels, at: number, words: string, min: number): string {
  const figure = sums[at];
  if (typeof figure === "number") {
    const all = sums.every((sum) => typeof sum === "number") ? ` of ${sumOfShown(sums)}` : "";
    return `${figure}${all} people at levels that can be shown ${words}.`;
  }
  const some = sumOfShown(levels.map(({ figures }) => figures[at] ?? "few"));
  if (some) return `${some} people or more ${words}: so many at the levels where that can be shown.`;
  return figure === "few" && sums.some((sum) => typeof sum === "number")
    ? `Fewer than ${min} people at levels that can be shown ${words}.`
    : `No level has enough people who differ in this to say how many ${words}.`;
}

/** How many people's last trial within a year ended with which verdict. */
export type Verdicts = { yes: number; no: number; notYet: number; open: number };

/** The verdicts that may be shown, in the order of `verdictGroups`: none where all are alike, or so few that one gives the other away. */
export function showVerdicts({ yes, no, notYet, open }: Verdicts, min: number): Figure[] {
  const parts = [yes, no, notYet, open];
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (parts.filter(Boolean).length < 2) return parts.map(() => (whole >= min ? "held" : "few"));
  return showParts({ whole, parts, hasOwn: false }, showAlone(whole, min), min);
}

/** The mean weeks of people who said both what they want and what they have: to the nearest five per cent. */
export type LevelWeek = { level: string; people: number; wanted: Week; real: Week; differ: boolean };

/** Whether anything is said of a level's weeks: of at least `min` people, who are not all the same. */
export const saysWeek = ({ people, differ }: LevelWeek, min: number) => people >= min && differ;

const toFive = (share: number) => Math.round(share / 5) * 5;
export const roundWeek = (week: Week): Week => Object.fromEntries(weekParts.map(([part]) => [part, toFive(week[part])])) as Week;

/** Where the wanted and the real week of levels lie furthest apart. */
export function weeksInWords(levels: { title: string; wanted: Week; real: Week }[]): string {
  const apart = levels
    .flatMap(({ title, wanted, real }) => weekParts.map(([part, name]) => ({ title, name, wanted: wanted[part], real: real[part] })))
    .sort((a, b) => Math.abs(b.wanted - b.real) - Math.abs(a.wanted - a.real))[0];
  if (!apart) return "No level has enough people who said both which week they want and which they have.";
  if (apart.wanted === apart.real) return "Wanted and real weeks are alike at every level that can be shown.";
  return `Furthest apart at ${apart.title}: about ${apart.wanted}% ${apart.name.toLowerCase()} wanted, about ${apart.real}% real.`;
}

export type CompetencyFigures = { key: string; name: string; shows: Figure; growing: Figure; noChance: Figure };

/** Competencies that few show, and those for which the occasion was missing. */
export function competenciesInWords(competencies: CompetencyFigures[], min: number): string {
  const missing = competencies.filter(({ noChance }) => typeof noChance === "number").map(({ name, noChance }) => `${name} (${noChance})`);
  const rare = competencies.filter(({ shows }) => shows === "few").length;
  const shown = rare
    ? `${rare} of ${competencies.length} competencies are shown by fewer than ${min} people.`
    : `Each of the ${competencies.length} competencies is shown by ${min} people or more.`;
  return `${shown} ${
    missing.length ? `No chance so far: ${listOf(missing.slice(0, 5))}.` : "For none were as many without a chance so far."
  }`;
}
