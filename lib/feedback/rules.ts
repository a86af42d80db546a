import { addDays, type Day } from "@/lib/clock";

/** Who reads feedback besides the two, in the words a person picks from. */
export const readerNames = {
  subject: "Only the two of us",
  manager: "Their manager too",
} as const;

/** What the subject may do with it: said to its author beforehand. */
export const keepingNote = (subject: string) =>
  `${subject} can keep it among their own evidence, with your name, and decides then who reads that.`;

/** After so many days a question rests, whether it was declined or overlooked; nobody is asked twice before. */
const restDays = 30;
/** Questions of before this day rest. */
export const restedBefore = (today: Day): Day => addDays(today, -restDays);
