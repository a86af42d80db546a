/** The circles in a map of who reports to whom, each from its smallest member on. */
export function circlesOf(managerOf: ReadonlyMap<string, string>): string[][] {
  const circles: string[][] = [];
  const seen = new Map<string, number>();
  let walk = 0;
  for (const start of managerOf.keys()) {
    walk++;
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.set(at, walk);
      path.push(at);
      at = managerOf.get(at);
    }
    if (at === undefined || seen.get(at) !== walk) continue;
    circles.push(fromSmallest(path.slice(path.indexOf(at))));
  }
  return circles;
}

function fromSmallest(circle: string[]): string[] {
  const smallest = circle.indexOf(circle.reduce((a, b) => (a < b ? a : b)));
  return [...circle.slice(smallest), ...circle.slice(0, smallest)];
}

/** The chain of a circle in a sentence: the same one wherever in the circle it was found. */
export function describeCircle(names: string[]): string {
  if (names.length === 1) return `${names[0]} would report to themselves.`;
  const from = fromSmallest(names);
  const chain = [...from, from[0]];
  const shown = chain.length > 12 ? [...chain.slice(0, 6), `${chain.length - 12} more`, ...chain.slice(-6)] : chain;
  return `These people would report to each other in a circle: ${shown.join(" → ")}.`;
}

/** How many managers stand above each person; there must be no circles. */
export function depthsOf(managerOf: ReadonlyMap<string, string>): Map<string, number> {
  const depths = new Map<string, number>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !depths.has(at)) {
      path.push(at);
      at = managerOf.get(at);
    }
    let depth = at === undefined ? -1 : (depths.get(at) as number);
    for (const one of path.reverse()) depths.set(one, ++depth);
  }
  return depths;
}

/** Who stands above somebody reads their plan: nobody gives themselves that, not for an hour either. */
export const ownLine = "You would read their plan then. Another administrator has to do this; if there is none, make somebody one first.";
