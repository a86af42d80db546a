import type { TrackKind } from "@/prisma/generated/enums";

/** Whether hands-on work is second nature; none is the right answer. */
export const handsOnWords = { yes: "Yes", mostly: "Mostly", not_yet: "Not yet" } as const;
export type HandsOn = keyof typeof handsOnWords;
export const isHandsOn = (text: string): text is HandsOn => Object.hasOwn(handsOnWords, text);

type OnTrack = { track: { kind: TrackKind } } | null | undefined;
/** Whether an aim would be a first move into management, as far as the level one has says so. */
export const isFirstMove = (own: OnTrack, aim: OnTrack) => aim?.track.kind === "management" && own?.track.kind !== "management";

export type Said = { handsOn: HandsOn; shown: string; cover: string };
type Asked = { person: string; manager: string; self: Said | null; other: Said | null; tried: boolean };

/** What both answers suggest, a sentence each. Advice: nothing reads it but the two, and nothing waits for it. */
export function adviceFor({ person, manager, self, other, tried }: Asked): string[] {
  if (!self || !other) {
    const missing = [self ? null : person, other ? null : manager].filter((name) => name !== null).join(" and ");
    return [`There is more to say once ${missing} answered too.`];
  }
  return [aboutHandsOn(self.handsOn, other.handsOn), ...aboutTrial(self, other, tried), aboutCover(self, other)];
}

function aboutHandsOn(mine: HandsOn, theirs: HandsOn): string {
  if (mine === "yes" && theirs === "yes")
    return "You both see hands-on work as second nature. It keeps, and it is what makes a return easy.";
  if (mine !== theirs) return "You see hands-on work differently. A talk about where each of you looked is worth more than either answer.";
  return mine === "mostly"
    ? "Hands-on work is mostly second nature. Agree on the part that is not, and keep some hours of the week for it."
    : "Neither of you sees hands-on work as second nature by now. Many who led found that it came more easily afterwards; a few more months, or a trial beside it, cost little.";
}

function aboutTrial(self: Said, other: Said, tried: boolean): string[] {
  if (!tried) return ["Nothing has been tried yet. Some weeks of a trial show more than any answer here."];
  return self.shown || other.shown
    ? []
    : ["A trial is over, and neither of you says what it showed. That is the best thing to begin with."];
}

const aboutCover = (self: Said, other: Said): string =>
  self.cover || other.cover
    ? "There is a thought about who covers. Ask them before anything begins."
    : "Nobody is named who covers the work that is left. Find them first: otherwise it stays with whoever moves.";
