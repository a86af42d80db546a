"use client";
import type { Chart as Drawing, Mark, Tone } from "@/lib/charts/rules";

const fills: Record<Tone, string> = {
  ic: "fill-ic stroke-ic",
  mgmt: "fill-mgmt stroke-mgmt",
  other: "fill-chart-2 stroke-chart-2",
  outside: "fill-fg-muted stroke-fg-muted",
};
const anchors = { start: "start", middle: "middle", end: "end" } as const;

/** A drawing whose words keep their size: on a narrow screen it scrolls inside its own box. The same figures stand in a table below. */
export function Chart({ chart: { width, height, title, marks } }: { chart: Drawing }) {
  return (
    <div role="region" aria-label={title} tabIndex={0} className="overflow-x-auto">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {marks.map((mark, index) => (
          <Drawn key={index} mark={mark} />
        ))}
      </svg>
    </div>
  );
}

function Drawn({ mark }: { mark: Mark }) {
  if (mark.kind === "text")
    return (
      <text x={mark.x} y={mark.y} textAnchor={anchors[mark.anchor]} className={mark.quiet ? "fill-fg-muted text-xs" : "fill-fg text-xs"}>
        {mark.text}
      </text>
    );
  if (mark.kind === "line") return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} className="stroke-border-strong" />;
  if (mark.kind === "rect") return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} className={fills[mark.tone]} />;
  return mark.filled ? (
    <path d={mark.d} className={fills[mark.tone]} fillOpacity="0.3" />
  ) : (
    <path d={mark.d} fill="none" strokeWidth="2" className={fills[mark.tone].split(" ")[1]} />
  );
}
