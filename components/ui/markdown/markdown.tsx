import "server-only";
import type { ReactNode } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { isTooDeep, isWithinBounds } from "./bounds";

// What tells a written list, link or emphasis from a plain sentence; most texts are plain, and cost nothing more.
// Never across lines: a page of blank ones would be searched from each of them to its end.
const markup = /^[ \t]*([-*+]|\d{1,9}[.)])[ \t]|[*_`~]\S|\]\(|^[ \t]*(#{1,6}[ \t]|>)|https?:\/\/|^[^\n|]*\|[^\n|]*\|/m;
export const hasMarkup = (text: string): boolean => markup.test(text);

/** Lines after which the rest of a text is one click away, and about how many letters fill one. */
const shownLines = 14;
const lineLength = 90;
const isLong = (text: string) =>
  text.length > lineLength &&
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / lineLength)), 0) > shownLines;

type MarkdownProps = { children: string; whole?: boolean; className?: string };

/**
 * A text somebody wrote, with its Markdown; every such text longer than a line is shown by this. Rendered on the
 * server alone. HTML is shown as it was typed, no picture is loaded, links lead to http(s) and mailto only. A long
 * text is folded, unless the `whole` of it is wanted.
 */
export function Markdown({ children: text, whole = false, className = "" }: MarkdownProps) {
  const shown = (hasMarkup(text) && isWithinBounds(text) && parsed(text)) || <p className="whitespace-pre-wrap">{text}</p>;
  const box = <div className={`markdown grid grid-cols-[minmax(0,1fr)] gap-2 wrap-anywhere ${className}`}>{shown}</div>;
  return whole || !isLong(text) ? box : <Folded>{box}</Folded>;
}

/** Whether a text is more than plain short words. */
export const isRich = (text: string): boolean => hasMarkup(text) || isLong(text);

// An empty disclosure, so that it works without scripts; the style sheet cuts off the text beside it while it is closed.
function Folded({ children }: { children: ReactNode }) {
  return (
    <div className="folded">
      {children}
      <details className="no-print mt-1 text-sm text-fg-muted">
        <summary className="inline-block min-h-6 hover:text-fg hover:underline">
          <span className="when-closed">Show all</span>
          <span className="when-open">Show less</span>
        </summary>
      </details>
    </div>
  );
}

/** Nothing where a text turns out to be nested too deeply, or cannot be rendered for any other reason. */
function parsed(text: string): ReactNode {
  try {
    return ReactMarkdown({
      children: text,
      remarkPlugins: [[remarkGfm, { singleTilde: false }], asTyped],
      rehypePlugins: [withoutBlanks],
      urlTransform: safeUrl,
      components: parts,
    });
  } catch {
    return null;
  }
}

const safeUrl = (url: string) => (/^(https?:\/\/|mailto:)/i.test(url) ? url : undefined);

// Parts of the language in which letters that somebody typed would vanish.
const disabled = [
  "htmlFlow",
  "htmlText",
  "characterReference",
  "definition",
  "gfmFootnoteCall",
  "gfmFootnoteDefinition",
  "gfmPotentialFootnoteCall",
];

type Plugin = NonNullable<Options["remarkPlugins"]>[number];
/** As much of a parsed text, or of the elements made of it, as is looked at here. */
type Node = {
  type: string;
  children?: Node[];
  value?: string;
  url?: string;
  title?: string | null;
  alt?: string | null;
  lang?: string | null;
  meta?: string | null;
  align?: unknown;
  tagName?: string;
  position?: { start: { offset?: number }; end: { offset?: number } };
};

/** Makes sure that nothing typed is lost between the text and the tree that is shown. */
const asTyped: Plugin = function () {
  const data = this.data() as { micromarkExtensions?: object[] };
  (data.micromarkExtensions ??= []).push({ disable: { null: disabled } });
  return (tree: Node, file: unknown) => {
    if (isTooDeep(tree)) throw new RangeError("nested too deeply");
    keepLetters(tree, String(file));
  };
};

function keepLetters(node: Node, source: string) {
  // Cells beyond those of the head are left out by the alignments.
  if (node.type === "table") delete node.align;
  if (node.type === "code") keepFirstLine(node);
  node.children &&= node.children.map((child) => linkAsTyped(child, source));
  for (const child of node.children ?? []) keepLetters(child, source);
}

/** A link whose address and words can both be seen stays one. */
function linkAsTyped(node: Node, source: string): Node {
  if (node.type !== "link" && node.type !== "image") return node;
  const { url = "", title, alt, position } = node;
  if (!safeUrl(url) || title) return { type: "text", value: source.slice(position?.start.offset, position?.end.offset) };
  // A picture is not loaded, since that would tell its owner who reads; it may be gone to.
  return node.type === "link" ? node : { type: "link", url, children: [{ type: "text", value: alt || url }] };
}

/** What follows the opening fence is a language; anything else was meant as words. */
function keepFirstLine(node: Node) {
  const first = [node.lang, node.meta].filter(Boolean).join(" ");
  if (first && (node.meta || !node.value || !/^[\w+#.-]{1,20}$/.test(first))) node.value = `${first}\n${node.value ?? ""}`;
}

/** Leaves line breaks to the letters themselves: blanks between blocks, and elements that double a break, go. */
const withoutBlanks: Plugin = () => tidy;

const inline = new Set(["p", "code", "em", "strong", "del", "a", "td", "th"]);
function tidy(node: Node) {
  const keepsBlanks = inline.has(node.tagName ?? "");
  node.children &&= node.children.filter((child, at, all) => {
    if (child.type !== "text" || child.value?.trim() || keepsBlanks) return child.tagName !== "br";
    return node.tagName === "li" && all[at - 1]?.tagName === "br";
  });
  for (const child of node.children ?? []) tidy(child);
}

// Headings of a text are not headings of the page.
const strong: Components["h1"] = ({ children }) => <p className="font-semibold">{children}</p>;
const parts: Components = {
  h1: strong,
  h2: strong,
  h3: strong,
  h4: strong,
  h5: strong,
  h6: strong,
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener nofollow noreferrer" target="_blank" className="link">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  input: ({ checked }) => <span>{checked ? "☑" : "☐"}</span>,
  p: ({ children }) => <p className="whitespace-pre-wrap">{children}</p>,
  ul: ({ children }) => <ul className="grid list-disc gap-0.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="grid list-decimal gap-0.5 pl-5">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="whitespace-pre-wrap">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="grid gap-2 border-l-2 border-border-strong pl-3 text-fg-muted">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-sm bg-surface-2 px-1 font-mono text-sm whitespace-pre-wrap">{children}</code>,
  pre: ({ children }) => <pre className="rounded-md bg-surface-2 p-2 text-sm whitespace-pre-wrap">{children}</pre>,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table className="text-sm [&_td]:border [&_td]:border-border [&_td]:px-2 [&_th]:border [&_th]:border-border [&_th]:px-2">
        {children}
      </table>
    </div>
  ),
};
