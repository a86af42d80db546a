import type { Day } from "@/lib/clock";
import type { AddEvidence } from "./schema";

/** The kinds, in the words a person picks from. */
export const kinds = {
  delivery: { name: "Delivery", says: "Something I built, mended or brought to an end." },
  decision: { name: "Decision", says: "Something I decided or helped decide, and why." },
  multiplier: { name: "Multiplier", says: "Something a colleague can now do without me." },
  sharing: { name: "Sharing", says: "Something I passed on: a talk, a text, a review." },
  feedback: { name: "Feedback", says: "Something somebody said about my work." },
} as const;
export type Kind = keyof typeof kinds;

/** Ways of passing on what one knows, from the smallest. Any can be taken first, and again. */
export const sharingSteps = {
  review_comment: "Explained something in a review",
  pairing: "Paired to pass something on",
  brown_bag: "Talked to my team",
  internal_post: "Wrote something for everybody here",
  all_hands: "Spoke at an all-hands",
  meetup_talk: "Spoke at a meetup",
  conference_talk: "Spoke at a conference",
  long_text: "Wrote a long text or a book",
} as const;
export type SharingStep = keyof typeof sharingSteps;

export const outcomes = {
  as_hoped: "As I hoped",
  partly: "Partly",
  otherwise: "Not as I hoped",
} as const;

type Claim = { colleague: { name: string }; ability: string; answer: "confirmed" | "corrected" | "declined" | null; correction: string };

/** Whether a claim counts: only once the colleague said so, in these words or their own. */
export const counts = (claim: Pick<Claim, "answer"> | null) =>
  claim === null || claim.answer === "confirmed" || claim.answer === "corrected";

/** What a claim says, above the words that it is about. */
export const claimTitle = ({ colleague, correction }: Pick<Claim, "colleague" | "correction">) =>
  correction ? `${colleague.name} can now do this, in their own words` : `${colleague.name} can now do this without me`;

/** What the colleague can do now: in their own words, where they gave any. */
export const claimWords = ({ ability, correction }: Pick<Claim, "ability" | "correction">) => correction || ability;

/** How far a claim is, for the one who made it. */
export function claimState({ colleague, answer }: Pick<Claim, "colleague" | "answer">): string {
  if (answer === null) return `Waits for ${colleague.name}`;
  if (answer === "declined") return `${colleague.name} sees it differently`;
  return answer === "corrected" ? `In ${colleague.name}'s own words` : `Confirmed by ${colleague.name}`;
}

export const isKind = (text: unknown): text is Kind => typeof text === "string" && Object.hasOwn(kinds, text);
export const isSharingStep = (text: unknown): text is SharingStep => typeof text === "string" && Object.hasOwn(sharingSteps, text);

/** What an address asks of a list; nonsense asks for nothing. */
export function evidenceSearch(search: Record<string, string | string[] | undefined>) {
  const word = (name: string) => (typeof search[name] === "string" ? search[name].replaceAll("\0", "").toWellFormed().slice(0, 100) : "");
  const page = Math.trunc(Number(word("page")));
  return {
    kind: isKind(search.kind) ? search.kind : null,
    competency: /^[\w-]{1,100}$/.test(word("competency")) ? word("competency") : null,
    search: word("search").trim(),
    page: page >= 1 && page <= 1000 ? page : 1,
  };
}

/** A piece with nothing said yet, for words that become evidence elsewhere. */
export const blankPiece = (happenedOn: Day, shared: boolean): Omit<AddEvidence, "kind" | "competencyIds"> => ({
  title: "",
  happenedOn,
  plainLine: "",
  words: "",
  links: [],
  shared,
  sharingStep: null,
  leftOut: "",
  why: "",
  upkeep: "",
  affected: "",
  afterwards: "",
  revisitOn: null,
  colleague: "",
  ability: "",
});
