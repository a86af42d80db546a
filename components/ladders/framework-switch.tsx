import type { FrameworkChoice } from "@/lib/ladders/queries";

/** Links to each framework's ladders; nothing when there is only one. */
export function FrameworkSwitch({ frameworks, current }: { frameworks: FrameworkChoice[]; current: string }) {
  if (frameworks.length < 2) return null;
  return (
    <nav aria-label="Frameworks" className="mb-4 flex flex-wrap gap-1">
      {frameworks.map(({ key, name }) => (
        <a
          key={key}
          href={`/ladders?framework=${key}`}
          aria-current={key === current ? "page" : undefined}
          className="rounded-full border border-border-strong px-3 py-1 text-sm hover:bg-surface-3 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-text"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
