import { kinds } from "@/lib/evidence/rules";

/** The kinds to begin with, each with what it is. */
export function KindLinks({ current }: { current: string }) {
  return (
    <nav aria-label="Kinds of evidence" className="mb-4 flex flex-wrap gap-2">
      {Object.entries(kinds).map(([kind, { name }]) => (
        <a
          key={kind}
          href={`/evidence/new?kind=${kind}`}
          aria-current={kind === current ? "page" : undefined}
          className="inline-flex h-8 items-center rounded-full border border-border-strong bg-surface px-3 text-sm hover:bg-surface-3 aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
