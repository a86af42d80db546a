import type { NoticeKind } from "@/prisma/generated/enums";

/** What waits, in a sentence. Never the words of what it is about: mails are read on many screens. */
export function noticeWords(kind: NoticeKind, about: string | null): string {
  const who = about ?? "Somebody";
  const whose = about ? `${about}’s` : "your";
  return {
    plan_quiet: "Your plan has been quiet for two weeks. One sentence is enough.",
    talk_tomorrow: `You talk with ${who} tomorrow. What would you like to bring?`,
    claim_waiting: `${who} says you can now do something without them. Is it so?`,
    decision_due: "The day to look back at a decision of yours has come.",
    round_waiting: `An assessment needs your side${about ? `: ${about}` : ""}.`,
    round_revealed: `Both sides are in: you can read the assessment${about ? ` of ${about}` : ""}.`,
    interest_waiting: "Somebody’s interest in an opportunity needs your answer.",
    interest_answered: `${who} answered your interest in an opportunity.`,
    feedback_asked: `${who} asks for your feedback.`,
    feedback_given: `${who} gave you feedback.`,
    handoff_open: `A change of manager${about ? `: ${about}` : ""}. What shall pass on?`,
    handoff_sealed: `${who} passed something on to you, as their new manager.`,
    trial_to_sign: `A trial of another track waits to be signed${about ? `: ${about}` : ""}.`,
    trial_sponsored: `${who} names you as the sponsor of a trial.`,
    trial_pulse_asked: `How does it go for you in the trial of ${who}? You may leave it out.`,
    trial_week: "A week of your trial has passed. How was it? One minute is enough.",
    trial_ends_soon: `A trial ends in a few days${about ? `: ${about}` : ""}.`,
    trial_verdict_asked: "Your trial has ended. What do you take from it?",
    move_waiting: `There is something new in ${whose} track move.`,
    move_held: `${capital(whose)} track move waits: something in its plan has to be put right first.`,
    move_begun: `${capital(whose)} track move has begun, as agreed.`,
    move_told: "There is a message for your team.",
    move_ask_again: `The day to ask again about another try has come${about ? `: ${about}` : ""}.`,
    ramp_ending: `The first 90 days of ${whose} track move end within a week.`,
    cover_asked: "You are asked to take somebody into your team.",
    pairing_asked: `${who} would like to talk with you regularly.`,
  }[kind];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export const digests = { off: "Never", daily: "Every working day", weekly: "Once a week" } as const;
export type Digest = keyof typeof digests;
