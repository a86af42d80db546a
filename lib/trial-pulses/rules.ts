/** What those who are led can say in a word. They may leave it out. */
export const ledAnswers = {
  well: "It goes well",
  mixed: "Some of both",
  hard: "It is hard for me",
} as const;
type LedAnswer = keyof typeof ledAnswers;

/** What somebody who is led said, in words for the sponsor. */
export const ledAnswerWords = (answer: string): string => (answer === "skipped" ? "Left it out" : (ledAnswers[answer as LedAnswer] ?? ""));

export const roundWords = { 1: "About the middle", 2: "At the end" } as const;

/** Whether one would choose it again, week by week; none is the right answer. */
export const againWords = { yes: "Yes", unsure: "Not sure", no: "No" } as const;
