/** The four questions, each with the sides one may find oneself on; no side is the right one. */
export const questions = {
  mentoring: "Do I enjoy mentoring and developing others?",
  challenge: "Am I energised by technical challenges or by business problems?",
  handsOn: "How important is hands-on coding to my satisfaction?",
  leadingBy: "Do I prefer to lead through influence or authority?",
} as const;
export type Question = keyof typeof questions;

export const mentoringSteps = { 1: "Not much", 2: "Now and then", 3: "Some of it", 4: "Mostly", 5: "It makes my day" } as const;
export const handsOnSteps = { 1: "I can do without", 2: "A little", 3: "Some", 4: "A lot", 5: "I could not do without" } as const;
export const challengeSides = { technical: "Technical challenges", both: "Both", business: "Business problems" } as const;
export const leadingSides = { influence: "Through influence", both: "Both", authority: "Through authority" } as const;

/** The answers of one day. */
export type Answers = {
  mentoring: number;
  challenge: keyof typeof challengeSides;
  handsOn: number;
  leadingBy: keyof typeof leadingSides;
};

/** The answer to a question, in words. */
export function answerWords(answers: Answers, question: Question): string {
  if (question === "mentoring") return mentoringSteps[answers.mentoring as keyof typeof mentoringSteps] ?? "";
  if (question === "handsOn") return handsOnSteps[answers.handsOn as keyof typeof handsOnSteps] ?? "";
  return question === "challenge" ? challengeSides[answers.challenge] : leadingSides[answers.leadingBy];
}

/** What is other than the time before, in words; empty when nothing is. It says what changed, never what it means. */
export function changesSince(now: Answers, before: Answers): { question: string; was: string; is: string }[] {
  return (Object.keys(questions) as Question[])
    .filter((question) => now[question] !== before[question])
    .map((question) => ({ question: questions[question], was: answerWords(before, question), is: answerWords(now, question) }));
}
