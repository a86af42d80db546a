import type { Day } from "@/lib/clock";
import { formatDay } from "@/lib/format";

/** What it did to one's energy; none is the right answer. */
export const energyWords = {
  gave: "It gave me energy",
  both: "Some of both",
  took: "It took energy",
} as const;

type Stretch = { startedOn: Day; endsOn: Day; endedOn: Day | null };

/** From when until when, in words. */
export function stretchInWords({ startedOn, endsOn, endedOn }: Stretch, today: Day): string {
  const verb = startedOn > today ? "Begins" : "Began";
  return `${verb} on ${formatDay(startedOn)}, ${endedOn ? "ended" : endsOn < today ? "was to last until" : "until"} ${endedOn ? "on " : ""}${formatDay(endedOn ?? endsOn)}`;
}

/** How it ended: on the last day or after it is finished, sooner is early, and neither is better. */
export const endingOn = (day: Day, endsOn: Day) => (day < endsOn ? ("early" as const) : ("finished" as const));

type Words = { title: string; words: string };

/** A reflection as a piece of evidence. The energy stays with the reflection: it shows nothing one can do. */
export function reflectionAsEvidence(title: string, { practised, surprised }: { practised: string; surprised: string }): Words {
  return { title, words: surprised ? `${practised}\n\nWhat surprised me:\n${surprised}` : practised };
}

/** A debrief as what somebody said about one's work. */
export function debriefAsEvidence(title: string, { by, words }: { by: string; words: string }): Words {
  return { title: `${by.slice(0, 70)} on “${title}”`, words };
}
