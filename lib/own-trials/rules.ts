import { entry, formatDay } from "@/lib/format";
import { energyWords } from "@/lib/participations/rules";
import { handsOnWords, isHandsOn } from "@/lib/readiness/rules";
import { againWords, ledAnswerWords } from "@/lib/trial-pulses/rules";
import { triedWords, verdictWords } from "@/lib/trials/rules";
import type { OwnTrials } from "./queries";

/** One's trials as lines of a text; what was typed stands on lines of its own. */
export function trialLines({ trials, saidInTrials, readiness }: OwnTrials): string[] {
  return [
    "## Trials",
    ...trials.flatMap(
      ({
        title,
        track,
        startsOn,
        endsOn,
        endedOn,
        sponsor,
        findOut,
        promise,
        signatures,
        pulses,
        verdict,
        endWords,
        competencies,
        led,
      }) => [
        ...entry(`### ${title}, ${formatDay(startsOn)} to ${formatDay(endedOn ?? endsOn)}`),
        ...entry(`Tried ${triedWords[track]}; sponsored by ${sponsor}.`, findOut, promise),
        ...(competencies.length ? entry(`To practise: ${competencies.join(", ")}`) : []),
        ...(led.length ? entry(`Led: ${led.join(", ")}`) : []),
        ...signatures.flatMap(({ by, day, words }) => entry(`Signed by ${by} on ${formatDay(day)}`, words)),
        ...pulses.flatMap(({ week, energy, meetingHours, handsOnHours, again, words }) =>
          entry(
            `Week ${week + 1}: ${energyWords[energy].toLowerCase()}, ${meetingHours} hours in meetings, ${handsOnHours} hands-on, again: ${againWords[again].toLowerCase()}.`,
            words,
          ),
        ),
        ...(verdict ? entry(`Verdict: ${verdictWords[verdict.verdict]}`, verdict.learnt, verdict.surprised) : []),
        ...(endWords ? entry("At the end", endWords) : []),
      ],
    ),
    ...saidInTrials.flatMap(({ person, trial, day, answer, words }) =>
      entry(`In the trial of ${person}, ${formatDay(day)}: ${ledAnswerWords(answer)}`, trial, words),
    ),
    ...readiness.flatMap((one) =>
      entry(
        `A first move into management, ${one.side === "self" ? "my side" : one.with}${isHandsOn(one.handsOn) ? `: ${handsOnWords[one.handsOn]}` : ""}`,
        one.shown,
        one.cover,
      ),
    ),
    "",
  ];
}
