"use client";
import { createContext, type ReactNode, useContext } from "react";

const Marked = createContext<Record<string, ReactNode>>({});

type MarkedTextsProps = { marked: Record<string, ReactNode>; children: ReactNode };

/** Hands texts whose Markdown was rendered on the server to parts of the page that run in the browser too; see WithMarkdown. */
export function MarkedTexts({ marked, children }: MarkedTextsProps) {
  return <Marked value={marked}>{children}</Marked>;
}

/** A text with its Markdown, where the page around it rendered any. */
export const useMarked = (text: string): ReactNode => useContext(Marked)[text] ?? null;

/** A text somebody wrote, in a part that runs in the browser too; elsewhere `Markdown` shows it. */
export function Words({ children: text, className = "" }: { children: string; className?: string }) {
  const marked = useMarked(text);
  if (marked) return <div className={className}>{marked}</div>;
  return <p className={`wrap-anywhere whitespace-pre-wrap ${className}`}>{text}</p>;
}
