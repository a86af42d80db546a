import type { Day } from "@/lib/clock";
import type { TrackKind } from "@/prisma/generated/enums";

export type Named = { key: string; name: string };

/** What a person said they look for: what they practise, what they had no chance to show, where they look. */
export type Wishes = { focuses: Named[]; chances: Named[]; track: { kind: TrackKind; level: string } | null };
export type Exercising = { competencies: Named[]; tracks: TrackKind[] };

/** Why an opening fits what somebody said, a sentence for each; none when it does not. */
export function reasonsFor({ competencies, tracks }: Exercising, { focuses, chances, track }: Wishes): string[] {
  const keys = new Set(competencies.map((one) => one.key));
  const named = (wished: Named[]) => [...new Map(wished.filter((one) => keys.has(one.key)).map((one) => [one.key, one.name])).values()];
  return [
    ...named(focuses).map((name) => `You practise ${name}.`),
    ...named(chances).map((name) => `You had no chance so far to show ${name}.`),
    ...(track && tracks.includes(track.kind) ? [`You look towards ${track.level}, and this is a taste of it.`] : []),
  ];
}

/** Why somebody might grow from an opening, in words for its owner. */
export const candidateReasons = ({ focuses, chances, level }: { focuses: Named[]; chances: Named[]; level: string | null }): string[] => [
  ...focuses.map(({ name }) => `Practises ${name}.`),
  ...chances.map(({ name }) => `Had no chance so far to show ${name}.`),
  ...(level ? [`Looks towards ${level}, and this is a taste of it.`] : []),
];

/** The openings that fit, with why; those that fit for most reasons first, otherwise in the order they came. */
export function matchesOf<O extends Exercising>(openings: O[], wishes: Wishes): { opening: O; reasons: string[] }[] {
  return openings
    .map((opening) => ({ opening, reasons: reasonsFor(opening, wishes) }))
    .filter(({ reasons }) => reasons.length)
    .sort((a, b) => b.reasons.length - a.reasons.length);
}

/** Something a person has said they would like, in their words on a line of their own, and since when. */
export type Wish = { day: Day; words: string };
export type Report = { handle: string; name: string; wishes: Wish[]; lastChance: { endedOn: Day | null } | null };
export type Waiting = { handle: string; name: string; since: Day; wishes: string[] };

/**
 * Who waits for a chance, the longest first: since their first wish, or since their last chance ended if that
 * was later. Whoever is in the middle of one, or has wished for nothing, does not wait. Says nothing about people.
 */
export function waitingOf(reports: Report[]): Waiting[] {
  return reports
    .flatMap(({ handle, name, wishes, lastChance }) => {
      const first = wishes.map((wish) => wish.day).sort()[0];
      if (!first || (lastChance && !lastChance.endedOn)) return [];
      const ended = lastChance?.endedOn ?? first;
      return [{ handle, name, since: ended > first ? ended : first, wishes: [...new Set(wishes.map((wish) => wish.words))] }];
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name.localeCompare(b.name, "en")));
}
