import { Blend, Circle, GitBranch, Network } from "lucide-react";
import { badgeStyles } from "./badge";

export type TrackKind = "individual_contributor" | "management" | "hybrid" | "other";
type TrackBadgeProps = { kind: TrackKind; name?: string; className?: string };

const looks = {
  individual_contributor: { tone: "ic", Glyph: GitBranch, word: "Individual contributor" },
  management: { tone: "mgmt", Glyph: Network, word: "Management" },
  hybrid: { tone: "neutral", Glyph: Blend, word: "Hybrid" },
  other: { tone: "neutral", Glyph: Circle, word: "Other" },
} as const;

/** A track in its word, glyph and colour; all tracks weigh the same. `name` is the framework's own word. */
export function TrackBadge({ kind, name, className }: TrackBadgeProps) {
  const { tone, Glyph, word } = looks[kind];
  return (
    <span className={badgeStyles({ tone, className })}>
      <Glyph />
      <span className="truncate">{name ?? word}</span>
    </span>
  );
}
