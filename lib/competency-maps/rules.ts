/** Where a team has a competency: who showed it lately, who practises it, and who had no chance so far. */
export type MapRow = { key: string; name: string; group: string; shown: string[]; growing: string[]; noChance: string[] };

/** What is missing, in words; about the team, never about one person. Null where somebody shows it. */
export function missingWords({ shown, growing, noChance }: MapRow): string | null {
  if (shown.length) return null;
  if (growing.length) return "Growing here";
  return noChance.length ? "Wanted: a chance to show it" : "Nobody so far";
}

/** In a sentence, what the map says of the whole team. */
export function mapSentence(rows: readonly MapRow[]): string {
  const one = rows.filter((row) => row.shown.length === 1).length;
  const none = rows.filter((row) => !row.shown.length && !row.growing.length).length;
  if (!rows.length) return "Nobody here has a level yet.";
  const parts = [
    `${rows.filter((row) => row.shown.length).length} of ${rows.length} were shown within a year`,
    one ? `${one} by one person alone` : "",
    none ? `for ${none} nobody has shown or practises anything yet` : "",
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}
