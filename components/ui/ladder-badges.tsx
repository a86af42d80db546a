import { clsx } from "clsx";
import { badgeStyles } from "./badge";
import { Icon } from "./icon";

export type TrackKind = "individual_contributor" | "management" | "hybrid" | "other";
type TrackBadgeProps = { kind: TrackKind; name?: string; className?: string };

const looks = {
  individual_contributor: { tone: "ic", glyph: "git-branch", word: "Individual contributor" },
  management: { tone: "mgmt", glyph: "network", word: "Management" },
  hybrid: { tone: "neutral", glyph: "blend", word: "Hybrid" },
  other: { tone: "neutral", glyph: "circle", word: "Other" },
} as const;

/** A track in its word, glyph and colour; all tracks weigh the same. `name` is the framework's own word. */
export function TrackBadge({ kind, name, className }: TrackBadgeProps) {
  const { tone, glyph, word } = looks[kind];
  return (
    <span className={badgeStyles({ tone, className })}>
      <Icon name={glyph} />
      <span className="truncate">{name ?? word}</span>
    </span>
  );
}

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
