import { formatDay } from "@/lib/format";
import { energyWords } from "@/lib/participations/rules";
import { handsOnWords, isHandsOn } from "@/lib/readiness/rules";
import { againWords, ledAnswerWords } from "@/lib/trial-pulses/rules";
import { triedWords, verdictWords } from "@/lib/trials/rules";
import type { OwnTrials } from "./queries";

/** One's trials as lines of a text. */
export function trialLines({ trials, saidInTrials, readiness }: OwnTrials): string[] {
  return [
    "## Trials",
    ...trials.flatMap(({ title, track, startsOn, endsOn, endedOn, sponsor, findOut, promise, signatures, pulses, verdict, endWords }) => [
      "",
      `### ${title}, ${formatDay(startsOn)} to ${formatDay(endedOn ?? endsOn)}`,
      ...[
        `Tried ${triedWords[track]}; sponsored by ${sponsor}.`,
        findOut,
        promise,
        ...signatures.map(({ by, day }) => `Signed by ${by} on ${formatDay(day)}`),
        ...pulses.map(
          ({ week, energy, meetingHours, handsOnHours, again, words }) =>
            `Week ${week + 1}: ${energyWords[energy].toLowerCase()}, ${meetingHours} hours in meetings, ${handsOnHours} hands-on, again: ${againWords[again].toLowerCase()}. ${words}`,
        ),
        verdict && `Verdict: ${verdictWords[verdict.verdict]}. ${verdict.learnt}`,
        verdict?.surprised,
        endWords,
      ].flatMap((text) => (text ? ["", text.trim()] : [])),
    ]),
    ...saidInTrials.flatMap(({ person, day, answer, words }) => [
      "",
      `In the trial of ${person}, ${formatDay(day)}: ${[ledAnswerWords(answer), words].filter(Boolean).join(". ")}`,
    ]),
    ...readiness.flatMap((one) => [
      "",
      `A first move into management, ${one.side === "self" ? "my side" : one.with}: ${[isHandsOn(one.handsOn) ? handsOnWords[one.handsOn] : "", one.shown, one.cover].filter(Boolean).join(". ")}`,
    ]),
    "",
  ];
}
