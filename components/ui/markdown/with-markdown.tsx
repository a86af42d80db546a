import "server-only";
import type { ReactNode } from "react";
import { isRich, Markdown } from "./markdown";
import { MarkedTexts } from "./words";

/** Renders the Markdown of all texts in some data, for parts of the page that run in the browser too and show them as `Words`. */
export function WithMarkdown({ of, children }: { of: unknown; children: ReactNode }) {
  const texts = new Set<string>();
  collect(of, texts);
  const marked = Object.fromEntries([...texts].map((text) => [text, <Markdown key={text}>{text}</Markdown>]));
  return <MarkedTexts marked={marked}>{children}</MarkedTexts>;
}

// Addresses and names of things are no texts.
const names = new Set(["id", "handle", "url", "href", "label", "title", "name"]);
function collect(value: unknown, texts: Set<string>) {
  if (typeof value === "string" && isRich(value)) texts.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) if (!names.has(key)) collect(part, texts);
}
