type ProgressProps = { label: string; value?: number; max: number; text: string; className?: string };

/** How far a job is, in counts ("312 of 900 rows"); without `value` it is only known to be running. Never for a person. */
export function Progress({ label, value, max, text, className }: ProgressProps) {
  return (
    <div className={className}>
      <div className="mb-1 flex flex-wrap justify-between gap-x-4 text-xs">
        <span className="font-medium">{label}</span>
        <span className="text-fg-muted tabular-nums">{text}</span>
      </div>
      <progress aria-label={label} value={value} max={max} className="block">
        {text}
      </progress>
    </div>
  );
}
