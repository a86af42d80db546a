import { listOf } from "@/lib/format";

// Who can read what, in words: the other half of `visible`. Whoever changes one changes the other; the tests ask
// both, as everybody. Names are of now, since rights follow the reporting line of now.

/** Somebody's manager now, by name; null for whoever reports to nobody. */
type Manager = string | null;

/** The sentence beside a box: who is named, each once, and whether also everybody above the last of them. */
function line(names: readonly (string | null)[], above = false): string {
  const all = [...new Set(names.filter((name) => name !== null))];
  if (all.length === 1 && all[0] === "You") return "Only you";
  return above ? `${all.join(", ")} and those they report to` : listOf(all);
}

const withLine = (names: readonly string[], manager: Manager) => (manager ? line([...names, manager], true) : line(names));

/** Sentences about who reads. Those with a "You" are said to the one whose it is. */
export const readers = {
  /** visible.plans */
  plan: (manager: Manager) => withLine(["You"], manager),
  /** visible.evidence and claimsOnMe: the colleague reads what is claimed of them, whatever else the piece is. */
  evidence: (piece: { shared: boolean; claim: { colleague: { name: string }; answer: string | null } | null }, manager: Manager) => {
    const { shared, claim } = piece;
    const named = claim ? ["You", claim.colleague.name] : ["You"];
    const agreed = !claim || claim.answer === "confirmed" || claim.answer === "corrected";
    return shared && agreed ? withLine(named, manager) : line(named);
  },
  /** visible.feedback: `manager` is whom it was given to as well, while they lead the subject. */
  feedback: (author: string, subject: string, manager: Manager) => line([author, subject, manager]),
  /** visible.interests, participations */
  interest: (person: string, owner: string, manager: Manager) => line([person, manager, owner]),
  /** visible.trials */
  trial: (names: { person: string; sponsor: string; manager: Manager }) => line([names.person, names.manager, names.sponsor]),
  /** visible.ledPulses */
  ledPulse: (sponsor: string) => `You and ${sponsor}, with your name`,
  /** visible.trackMoves, readiness: `other` is the manager for the person, and the person for their manager. */
  two: (other: string | null) => line(["You", other]),
  /** visible.workMixShares, decisionChecks: a copy is for the manager it was given to. */
  copy: (manager: Manager) => line(["You", manager]),
  /** visible.rounds: each side alone until both are in. */
  reopening: (person: string, manager: Manager) => withLine([person], manager),
};

/** What a new manager reads of a change of manager before it is sealed, and the former one at no time. */
export const beforeSealing = (to: string, from: string): string =>
  `You choose. ${to} reads your plan and the evidence you share in any case, as your manager. The rest of this ${to} reads once you seal it; ${from} never reads what you choose.`;
