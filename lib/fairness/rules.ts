import { listOf } from "@/lib/format";

/** By what everybody is parted into groups. */
export const partings = ["Track", "Time here", "Unit"] as const;
export const tenures = ["Less than a year", "One to three years", "Three years or more"] as const;

/** People of a group, and those of them who did an assignment somebody offered. */
export type Group = { name: string; people: number; took: number };
/** People by parting, group and whether they did one, as they are counted. */
export type Taken = { key: string; name: string; group: "Took part" | "Did not"; people: number };

/** The groups of one parting. */
export function groupsOf(rows: Taken[], parting: string): Group[] {
  const groups = new Map<string, Group>();
  for (const { key, name, group, people } of rows) {
    if (key !== parting) continue;
    const { people: others, took } = groups.get(name) ?? { people: 0, took: 0 };
    groups.set(name, { name, people: others + people, took: took + (group === "Took part" ? people : 0) });
  }
  return [...groups.values()];
}

/** From a share to the next, of a hundred. */
export type Step = { from: number; to: number };
/** `least` and `most` are how many of the people the step can mean. */
export type Share = { name: string; people: number; step: Step; least: number; most: number };

/** How many steps a share can be told in, the finest first. */
const steps = [10, 5, 4] as const;
const fewest = steps[2];

/**
 * What share of each group did one, for groups that together are everybody; null where too few work here to say.
 * Never a count: a share is told in steps, each spanning at least `min` people, so that a step fits at least so many
 * numbers. Groups too small for that are told as one, by their size alone. Nothing is held back for what somebody did,
 * or holding back would tell it.
 */
export function sharesOf(groups: Group[], min: number): Share[] | null {
  const told = mergeSmall(groups, fewest * min).map(({ name, people, took }) => {
    const count = steps.find((one) => people >= one * min);
    if (!count) return null;
    const which = Math.min(count - 1, Math.floor((count * took) / people));
    const most = which === count - 1 ? people : Math.ceil(((which + 1) * people) / count) - 1;
    const step = { from: (100 / count) * which, to: (100 / count) * (which + 1) };
    return { name, people, step, least: Math.ceil((which * people) / count), most };
  });
  return told.every((one) => one !== null) ? told : null;
}

/**
 * Which partings of the same people can be told beside one another: how many did one is the same in each of them, and must
 * leave every group of each at least `min` numbers that it could be. One that would not is not told.
 */
export function tellTogether(partings: (Share[] | null)[], min: number): (Share[] | null)[] {
  const told: Share[][] = [];
  return partings.map((shares) => {
    if (!shares || !leaveRoom([...told, shares], min)) return null;
    told.push(shares);
    return shares;
  });
}

function leaveRoom(partings: Share[][], min: number): boolean {
  const sum = (shares: Share[], end: "least" | "most") => shares.reduce((all, share) => all + share[end], 0);
  const least = Math.max(...partings.map((shares) => sum(shares, "least")));
  const most = Math.min(...partings.map((shares) => sum(shares, "most")));
  return partings.every((shares) =>
    shares.every((share) => {
      const low = Math.max(share.least, least - (sum(shares, "most") - share.most));
      const high = Math.min(share.most, most - (sum(shares, "least") - share.least));
      return high - low + 1 >= min;
    }),
  );
}

/** "10 to 20 %" */
export const stepInWords = ({ from, to }: Step) =>
  from === 0 ? `less than ${to} %` : to === 100 ? `${from} % or more` : `${from} to ${to} %`;

function mergeSmall(groups: Group[], enough: number): Group[] {
  const bySize = [...groups].sort((a, b) => a.people - b.people);
  let merged = bySize.filter((group) => group.people < enough);
  const size = (all: Group[]) => all.reduce((sum, { people }) => sum + people, 0);
  // A handful alone is told with the next larger group.
  if (merged.length && size(merged) < enough) merged = bySize.slice(0, merged.length + 1);
  if (merged.length < 2) return groups;
  const rest = groups.filter((group) => !merged.includes(group));
  const names = groups.filter((group) => merged.includes(group)).map((group) => group.name);
  const name = names.length < 4 ? listOf(names) : "Smaller groups";
  return [...rest, { name, people: size(merged), took: merged.reduce((sum, { took }) => sum + took, 0) }];
}
