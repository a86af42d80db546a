import type { ReactNode } from "react";

/** One component in one state, with the state's name above it. */
export function Example({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
      <p className="text-xs text-fg-muted">{name}</p>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
