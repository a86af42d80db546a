import { type Document, isAlias, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";

/** What is wrong with a file, and where; lines and columns count from one. */
export type FileFault = { line: number; column: number; message: string };

/** Something wrong at a place inside the data: keys and indexes from the top; `key` points at a key itself. */
export type Fault = { path: PropertyKey[]; message: string; key?: string };

/** A YAML file as plain data, and where each part of it stands in the text. */
export type YamlFile = { data: unknown; locate(faults: Fault[]): FileFault[] };

const maxBytes = 2_000_000;
const maxAliases = 100;
const maxDepth = 60;

/** Reads a text as YAML, or says where it is not. Refuses whatever could not be kept or would blow up in memory. */
export function readYaml(text: string): YamlFile | { faults: FileFault[] } {
  if (new TextEncoder().encode(text).length > maxBytes) return refuse("The file is larger than 2 MB.");
  if (text.includes("\0"))
    return { faults: [{ ...placeOf(text, text.indexOf("\0")), message: "The file holds a NUL character, which cannot be kept." }] };
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const faults = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
      ...at(pos[0]),
      message: plainer[code] ?? message,
    }));
    // The reader notes where it ran out of stack, hundreds of times.
    if (faults.some(({ message }) => message.includes("call stack"))) throw new RangeError("depth");
    if (!faults.length) faults.push(...unkeepable(document).map(({ node, message }) => ({ ...at(node.range?.[0] ?? 0), message })));
    if (faults.length) return { faults };
    const data: unknown = document.toJS({ maxAliasCount: maxAliases });
    const locate = (found: Fault[]) =>
      found
        .map(({ path, key, message }) => ({ ...at(offsetOf(document, path, key)), message }))
        .sort((a, b) => a.line - b.line || a.column - b.column);
    return { data, locate };
  } catch (error) {
    // The reader calls itself for each level of nesting, and counts the copies that aliases make.
    if (error instanceof ReferenceError) return refuse("The file refers to its own parts too often (aliases).");
    if (error instanceof RangeError) return refuse("The file is nested too deeply.");
    throw error;
  }
}

const plainer: Record<string, string> = {
  DUPLICATE_KEY: "This key stands here twice.",
  MULTIPLE_DOCS: "The file holds a second document; it should hold one.",
  TAG_RESOLVE_FAILED: "Tags such as !this are not understood here.",
};

const refuse = (message: string) => ({ faults: [{ line: 1, column: 1, message }] });

function placeOf(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

// Escapes can smuggle in what the plain text does not show.
function unkeepable(document: Document): { node: Node; message: string }[] {
  const found: { node: Node; message: string }[] = [];
  visit(document, (_, node, path) => {
    if (!isNode(node)) return;
    if (path.length > maxDepth) throw new RangeError("depth");
    if (!isScalar(node)) return;
    const { value } = node;
    if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed()))
      found.push({ node, message: "This text holds characters that cannot be kept." });
    if (value === "__proto__") found.push({ node, message: "This word cannot be used here." });
    if (typeof value === "number" && !Number.isFinite(value)) found.push({ node, message: "This is not a number that can be kept." });
  });
  return found;
}

// The nearest part that is really there: what is missing is reported where it should have been.
function offsetOf(document: Document, path: PropertyKey[], key?: string): number {
  let node: unknown = document.contents;
  let offset = start(node) ?? 0;
  for (const step of key === undefined ? path : [...path, key]) {
    if (isAlias(node)) node = node.resolve(document);
    const wanted = String(step);
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === wanted);
      if (!pair) return offset;
      offset = start(pair.key) ?? offset;
      if (step !== key) offset = start(pair.value) ?? offset;
      node = pair.value;
    } else {
      node = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
      offset = start(node) ?? offset;
    }
  }
  return offset;
}

const start = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
