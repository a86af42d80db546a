import type { ReactNode } from "react";

/** What a figure counts, of whom and when, in a sentence or two beside it. */
export function Definition({ children }: { children: ReactNode }) {
  return <p className="max-w-prose text-sm text-fg-muted">{children}</p>;
}
