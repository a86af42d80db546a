import { Badge } from "@/components/ui/badge";
import type { Freshness } from "@/lib/growth-plans/rules";

const looks = {
  fresh: { tone: "ok", word: "Fresh" },
  due: { tone: "warn", word: "Due" },
  stale: { tone: "neutral", word: "Quiet" },
  paused: { tone: "info", word: "Resting" },
} as const;

/** How long ago a plan heard from its person, in a word and in days. */
export function FreshnessBadge({ freshness, quietDays }: { freshness: Freshness; quietDays: number }) {
  const { tone, word } = looks[freshness];
  const since = quietDays === 0 ? "today" : quietDays === 1 ? "yesterday" : `${quietDays} days ago`;
  return <Badge tone={tone}>{freshness === "paused" ? word : `${word} · ${since}`}</Badge>;
}
