/** Duties that teams with a lead usually share out, to pick from; every place cuts them differently. */
export const usualDuties = [
  "Deciding the architecture",
  "Keeping the plan and the board",
  "Talking with product and customers",
  "On-call and incidents",
  "Releases",
  "Hiring",
  "Welcoming newcomers",
  "Reviews and quality",
  "Growth talks",
  "Budget and suppliers",
] as const;

type Held = { holder: { inTeam: boolean } | null; elsewhere: string };

/** Somebody sees to it: one of the team or its lead as they are now, or somebody elsewhere. */
export const isCovered = ({ holder, elsewhere }: Held): boolean => Boolean(elsewhere) || Boolean(holder?.inTeam);

/** Nobody, in words: with who it was, where somebody went. */
export const uncoveredWords = ({ holder }: { holder: { name: string } | null }) =>
  holder ? `Nobody now; it was ${holder.name}` : "Nobody yet";
