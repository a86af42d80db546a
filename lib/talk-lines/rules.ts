type Placed = { id: string; position: number };

/** The order in which lines stand: by position, and by id where two were added at once, so that it is the same for both readers. */
export const inOrder = (a: Placed, b: Placed): number => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Where a line goes to change places with its neighbour: between that one and the next but one. Null at the end. */
export function shifted(lines: Placed[], id: string, to: "earlier" | "later"): number | null {
  const order = [...lines].sort(inOrder);
  const at = order.findIndex((line) => line.id === id);
  const step = to === "earlier" ? -1 : 1;
  const [over, beyond] = [order[at + step], order[at + 2 * step]];
  if (at < 0 || !over) return null;
  return beyond ? (over.position + beyond.position) / 2 : over.position + step;
}
