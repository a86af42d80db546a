import { clsx } from "clsx";

type LevelBadgeProps = { code: string; title?: string; className?: string };

/** A level by its code, and its title where there is room. One look for every level of every track. */
export function LevelBadge({ code, title, className }: LevelBadgeProps) {
  return (
    <span className={clsx("inline-flex max-w-full items-center gap-1.5 align-middle text-sm", className)}>
      <span className="badge inline-flex h-5 shrink-0 items-center rounded-sm border border-border-strong px-1.5 text-xs font-medium tabular-nums">
        {code}
      </span>
      {title && <span className="truncate">{title}</span>}
    </span>
  );
}
