/** Who writes: on which kind of track, and whether their level is past the point where tracks fork. */
export type Writer = { track: "individual_contributor" | "management" | "hybrid" | "other"; pastTheFork: boolean };
export type Draft = { words: string; kind: "additive" | "multiplier" };
/** A question to think about, never a verdict; with what an answer could look like. */
export type Nudge = { question: string; examples: string[] };

// What a wish for oneself sounds like, and what makes any wish definite: a place, a person, a date, an end.
const wishes = /\b(get|getting|become|becoming|be|improve|improving|grow|learn|learning|better|more|stronger|deepen|master|understand)\b/i;
const definite = /\b(in|on|with|for|by|until|before|so that|where|when|which|how)\b\s+(the\s+|our\s+|a\s+|my\s+)?[\p{L}\d]|\d|“|"/iu;
const forOthers =
  /\b(teach\w*|mentor\w*|coach\w*|pair|let|together|others?|team|colleagues?|everybody|everyone|somebody|someone|guide|document|runbook|hand over|delegate|train|onboard|template|review)\b/i;
const intoTheCode =
  /\b(jump in|step in|hands[- ]on|take over|do it myself|write (the |more |some )?code|code more|more (coding|code)|back (in|into|to) (the )?code|save the (sprint|release))\b/i;

const crunch: Nudge = {
  question: "Writing code is a fine thing to want. If it is to get through a crunch: what would keep the next one from coming?",
  examples: ["Agree with the team what we drop first when we are late", "One morning a week of code that nobody waits for"],
};
const multiplier: Nudge = {
  question: "What would make this a multiplier: who could do more once you have it?",
  examples: [
    "Learn where consistency bites in the billing project, and write down how we decide",
    "Let two colleagues lead the next design, and be their first reader",
  ],
};
const specific: Nudge = {
  question: "Which part of it, and where will you use it first?",
  examples: [
    "Read how our queue retries, and explain it in the next team talk",
    "Take the next two alerts of the payment service with Sarah",
  ],
};

/**
 * One question about a focus as it is written, or null when it needs none. At most one; it blocks nothing,
 * and nobody keeps it or hears of it. Early on a definite wish is enough; past the fork a wish for oneself
 * is asked who else gains; somebody who leads and reaches for the code is asked about the crunch.
 */
export function questionFor({ words, kind }: Draft, { track, pastTheFork }: Writer): Nudge | null {
  const text = words.trim();
  if (text.length < 8) return null;
  if (track === "management" && intoTheCode.test(text)) return crunch;
  const isVague = wishes.test(text) && !definite.test(withoutTopic(text));
  if (!isVague || forOthers.test(text)) return null;
  if (track === "management" || pastTheFork) return kind === "multiplier" ? specific : multiplier;
  return specific;
}

// "better at distributed systems": what stands after "at" is the topic, and makes nothing definite.
const withoutTopic = (text: string) => text.replace(/\b(better|good|stronger|great|more skilled) (at|in|with)\b/gi, "$1");
