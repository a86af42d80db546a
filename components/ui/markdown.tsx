import "server-only";
import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

// What tells a written list, link or emphasis from a plain sentence; most texts are plain, and cost nothing more.
const markup = /(^|\n)\s*([-*+]|\d+[.)])\s|[*_`~]\S|\]\(|(^|\n)\s*(#{1,6}|>)\s|https?:\/\/|\|.*\|/;
export const hasMarkup = (text: string): boolean => markup.test(text);

/**
 * A text somebody wrote, with its Markdown. Rendered on the server alone; raw HTML and images are left
 * out, and links lead to http(s) and mailto only.
 */
export function Markdown({ children: text }: { children: string }) {
  if (!hasMarkup(text)) return <p className="break-words whitespace-pre-wrap">{text}</p>;
  return (
    <div className="markdown grid grid-cols-[minmax(0,1fr)] gap-2 break-words">
      <ReactMarkdown skipHtml remarkPlugins={[remarkGfm]} urlTransform={safeUrl} components={parts}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** Those of many texts that hold Markdown, rendered here for a part of the page that runs in the browser too; by id. */
export const markedOf = (texts: readonly { id: string; words: string }[]): Record<string, ReactNode> =>
  Object.fromEntries(texts.filter(({ words }) => hasMarkup(words)).map(({ id, words }) => [id, <Markdown key={id}>{words}</Markdown>]));

const safeUrl = (url: string) => (/^(https?:\/\/|mailto:)/i.test(url) ? url : undefined);

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
  img: ({ alt }) => <span>{alt}</span>,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
  p: ({ children }) => <p className="whitespace-pre-wrap">{children}</p>,
  ul: ({ children }) => <ul className="grid list-disc gap-0.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="grid list-decimal gap-0.5 pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => <blockquote className="border-l-2 border-border-strong pl-3 text-fg-muted">{children}</blockquote>,
  code: ({ children }) => <code className="rounded-sm bg-surface-2 px-1 font-mono text-sm">{children}</code>,
  pre: ({ children }) => <pre className="overflow-x-auto rounded-md bg-surface-2 p-2 text-sm">{children}</pre>,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table className="text-sm [&_td]:border [&_td]:border-border [&_td]:px-2 [&_th]:border [&_th]:border-border [&_th]:px-2">
        {children}
      </table>
    </div>
  ),
};
