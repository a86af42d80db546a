import { csvOf } from "@/lib/csv-tables/rules";
import { answerWords, type Question, questions } from "@/lib/decision-checks/rules";
import { claimTitle, claimWords, counts, kinds } from "@/lib/evidence/rules";
import { formatDay } from "@/lib/format";
import { weekParts } from "@/lib/ladders/rules";
import { type Moment, momentKinds } from "@/lib/timelines/rules";
import { energyWords } from "@/lib/participations/rules";
import { trialLines } from "@/lib/own-trials/rules";
import type { OwnRecords } from "./queries";

/** Everything about a person as a text they can read anywhere. */
export function asMarkdown(records: OwnRecords): string {
  const { person, plans, evidence, rounds, timeline, workMixes, oneOnOnes, interests, offers, trackMoves } = records;
  const { feedback, decisionChecks } = records;
  const lines = [
    `# ${person.name}`,
    "",
    [person.title, person.email].filter(Boolean).join(" · "),
    "",
    "## Timeline",
    "",
    ...timeline.map(
      (moment) => `- ${formatDay(moment.day)}, ${momentKinds[moment.kind]}: ${[moment.title, moment.words].filter(Boolean).join(". ")}`,
    ),
    "",
    "## Growth plans",
    ...plans.flatMap((plan) => [
      "",
      `Aim: ${plan.aimLevel ?? plan.aimExperience ?? plan.aim}. ${plan.aimWords}`.trim(),
      "",
      ...plan.focuses.map((focus) => `- ${focus.name}: ${focus.nextStep}${focus.ending ? ` (${focus.ending.replace("_", " ")})` : ""}`),
      "",
      ...plan.updates.map((update) => `- ${formatDay(update.day)}, ${update.feeling}: ${update.words}`),
    ]),
    "",
    "## Evidence",
    ...evidence.flatMap((piece) => [
      "",
      `### ${piece.claim && counts(piece.claim) ? claimTitle(piece.claim) : piece.title}`,
      "",
      `${kinds[piece.kind].name}, ${formatDay(piece.day)}${piece.shared ? "" : ", private"}`,
      ...[
        piece.claim && counts(piece.claim) && claimWords(piece.claim),
        piece.plainLine,
        piece.words,
        piece.decision?.why,
        piece.decision?.outcomeWords,
        ...piece.links,
      ].flatMap((text) => (text ? ["", text] : [])),
    ]),
    "",
    "## Assessments",
    ...rounds.flatMap((round) => [
      "",
      `### ${round.level}, ${formatDay(round.openedOn)}`,
      "",
      ...round.ratings.map(
        (rating) => `- ${rating.competency} (${rating.side}): ${[rating.answer, rating.words, rating.chance].filter(Boolean).join(". ")}`,
      ),
    ]),
    "",
    "## Opportunities",
    ...interests.flatMap(({ title, day, words, answers, done, withdrawn }) => [
      "",
      `### ${title}, ${formatDay(day)}${withdrawn ? ", taken back" : ""}`,
      ...[
        words,
        ...answers.map((answer) => `${answer.by}: ${[answer.isYes ? "yes" : "no", answer.words].filter(Boolean).join(". ")}`),
        done?.kickOff,
        ...(done?.checkIns.map((checkIn) => `${formatDay(checkIn.day)}, ${checkIn.by}: ${checkIn.words}`) ?? []),
        done?.reflection?.practised,
        done?.reflection?.surprised,
        done?.reflection && energyWords[done.reflection.energy],
        done?.debrief && `${done.debrief.by}: ${done.debrief.words}`,
        done?.endWords,
      ].flatMap((text) => (text ? ["", text] : [])),
    ]),
    ...offers.flatMap((offer) => ["", `### Offered: ${offer.title}`, "", offer.what, "", offer.why]),
    "",
    ...trialLines(records),
    "## Track moves",
    ...trackMoves.flatMap(({ from, to, startsOn, state, why, said, ramp, teamMessage }) => [
      "",
      `### ${to.title}, ${formatDay(startsOn)}`,
      "",
      `From ${from.track} to ${to.track}. ${state}.`,
      ...[why, teamMessage, ...said.map((one) => `${one.by}: ${one.words}`)].flatMap((text) => (text ? ["", text] : [])),
      "",
      ...ramp.map((item) => `- ${formatDay(item.dueOn)}${item.done ? ", done" : ""}: ${item.words}`),
    ]),
    "",
    "## Weeks",
    "",
    ...workMixes.map(
      ({ month, side, ...week }) =>
        `- ${month}, ${side}: ${weekParts.map(([part, name]) => `${name.toLowerCase()} ${week[part]}`).join(", ")}`,
    ),
    "",
    "## Feedback",
    "",
    ...feedback.map(({ day, by, to, words }) => `- ${formatDay(day)}, ${by} to ${to}: ${words}`),
    "",
    "## Build, lead, or both?",
    "",
    ...decisionChecks.flatMap(({ day, words, ...answers }) => [
      `- ${formatDay(day)}: ${(Object.keys(questions) as Question[]).map((question) => `${questions[question]} ${answerWords(answers, question)}.`).join(" ")} ${words}`,
    ]),
    "",
    "## 1-on-1s",
    "",
    ...oneOnOnes.map(({ day, kind, by, words, owner }) => `- ${formatDay(day)}, ${kind}${owner ? ` for ${owner}` : ""}, ${by}: ${words}`),
    "",
  ];
  return lines.join("\n");
}

/** The timeline as a table. */
export const asCsv = (timeline: Moment[]): string =>
  csvOf(
    ["day", "kind", "title", "words"],
    timeline.map(({ day, kind, title, words }) => [day, momentKinds[kind], title, words]),
  );
