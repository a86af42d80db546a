import { type Fault, readTable } from "@/lib/csv-tables/rules";

/** Says which level a title means: a key, "" for outside the ladders, or undefined when no line fits. */
export type TitleLevels = (title: string) => string | undefined;

/**
 * Reads `title,level`: a title in full or with * for any characters, upper and lower case alike, the
 * first line that fits. An empty level says that a title is outside the ladders.
 */
export function parseTitleLevels(text: string): { levelOf: TitleLevels; faults: Fault[] } {
  const { header, rows, faults } = readTable(text);
  const names = header.map((name) => name.toLowerCase());
  const [title, level] = [names.indexOf("title"), names.indexOf("level")];
  for (const [name, at] of [
    ["title", title],
    ["level", level],
  ] as const) {
    if (at < 0 && header.length) faults.push({ line: 1, column: name, message: `The column ${name} is missing.` });
  }
  const lines = rows.map(({ cells }) => ({ fits: pattern(cells[title] ?? ""), level: (cells[level] ?? "").trim() }));
  const known = new Map<string, string | undefined>();
  const levelOf = (words: string) => {
    if (!known.has(words)) known.set(words, lines.find(({ fits }) => fits.test(words.trim()))?.level);
    return known.get(words);
  };
  return { levelOf, faults: faults.map((fault) => ({ file: "levels", ...fault })) };
}

function pattern(title: string): RegExp {
  const parts = title
    .normalize("NFC")
    .trim()
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "iu");
}
