import { sharingSteps, type SharingStep } from "@/lib/evidence/rules";

/** Ways of passing on what one knows. Any step can come first; skipping and going back cost nothing. */
export function SharingPath({ counts }: { counts: Partial<Record<SharingStep, number>> }) {
  return (
    <ul className="grid gap-1">
      {(Object.entries(sharingSteps) as [SharingStep, string][]).map(([step, label]) => (
        <li key={step} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <a href={`/evidence/new?kind=sharing&step=${step}`} className="min-h-6 hover:underline">
            {label}
          </a>
          <span className="text-sm text-fg-muted">{timesInWords(counts[step] ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}

const timesInWords = (times: number) => (times === 0 ? "" : times === 1 ? "once" : times === 2 ? "twice" : `${times} times`);
