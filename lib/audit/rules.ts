const words: Record<string, string> = {
  "person.set_up": "Pendulum was set up",
  "person.hired": "Joined",
  "person.changed": "Facts changed",
  "person.moved": "Moved",
  "person.departed": "Left",
  "people.imported": "People imported",
  "placement.begun": "Level began",
  "grant.given": "Right given",
  "grant.withdrawn": "Right withdrawn",
  "access.denied": "Refused, or not there",
};

/** An event in words: "growth_plan.begun" reads "Growth plan begun" unless it has words of its own. */
export function eventWords(event: string): string {
  const plain = event.replace(/[._]/g, " ");
  return words[event] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The names of changed fields in words: "otherTitles" reads "other titles". */
export function fieldWords(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}
