// What a text may ask of whoever renders it. A parser of Markdown and React both call themselves for each level
// of nesting, so a few thousand markers in a row would end the request, or the browser's tab.

const largest = 20_000;
const mostLines = 1_000;
/** Quotes and lists inside one another. */
const deepest = 12;
/** Characters that may open or close something inside a line; the parser looks back over all that stand open. */
const busiest = 500;
/** Levels of the parsed text: a list and its item are two, and emphasis adds its own. */
const levels = 2 * deepest + 24;

/** Whether a text may be parsed at all; beyond that it is shown as it was typed. */
export function isWithinBounds(text: string): boolean {
  if (text.length > largest) return false;
  const lines = text.split("\n");
  return (
    lines.length <= mostLines &&
    lines.every((line) => nestingOf(line) <= deepest) &&
    text.split(/\n\s*\n/).every((part) => (part.match(/[[\]*_~`!<@|]/g) ?? []).length <= busiest)
  );
}

/**
 * The most containers that can be open after a line, whatever stood before it: each quote takes a `>`, each list
 * that goes on takes two columns before the first new marker. A line without a marker opens nothing.
 */
function nestingOf(line: string): number {
  let markers = 0;
  let columns = 0;
  let isInNewList = false;
  let rest = line;
  for (;;) {
    const [space = ""] = /^[ \t]*/.exec(rest) ?? [];
    if (!isInNewList) for (const letter of space) columns += letter === "\t" ? 4 : 1;
    rest = rest.slice(space.length);
    const [marker] = /^(>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/.exec(rest) ?? [];
    if (!marker || markers > deepest) return markers && markers + Math.floor(columns / 2);
    markers += 1;
    isInNewList ||= marker !== ">";
    rest = rest.slice(marker.length);
  }
}

type Tree = { type: string; children?: readonly Tree[] };

/** Whether a parsed text is nested so deeply that nobody should walk it by calling themselves. */
export function isTooDeep(tree: Tree): boolean {
  let row: readonly Tree[] = [tree];
  for (let level = 0; row.length; level += 1) {
    if (level > levels) return true;
    row = row.flatMap(({ children }) => children ?? []);
  }
  return false;
}
