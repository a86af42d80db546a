import { type Week, weekParts } from "@/lib/ladders/rules";

const colours: Record<keyof Week, { fill: string; mark: string }> = {
  coding: { fill: "fill-chart-1", mark: "bg-chart-1" },
  reviewAndDesign: { fill: "fill-chart-2", mark: "bg-chart-2" },
  people: { fill: "fill-chart-3", mark: "bg-chart-3" },
  meetings: { fill: "fill-chart-4", mark: "bg-chart-4" },
  other: { fill: "fill-chart-5", mark: "bg-chart-5" },
};

type MixBarsProps = { mixes: { label: string; week: Week | null }[] };

/** Weeks as bars beneath one another, with the same figures as a table. */
export function MixBars({ mixes }: MixBarsProps) {
  const told = mixes.filter((mix): mix is { label: string; week: Week } => mix.week !== null);
  return (
    <figure className="grid gap-3">
      {told.map(({ label, week }) => (
        <div key={label} aria-hidden className="grid gap-1">
          <span className="text-sm text-fg-muted">{label}</span>
          <svg width="100%" height="20" className="rounded-sm" preserveAspectRatio="none" viewBox="0 0 100 20">
            {weekParts.map(([part], index) => (
              <rect
                key={part}
                x={weekParts.slice(0, index).reduce((sum, [before]) => sum + week[before], 0)}
                width={week[part]}
                height="20"
                className={colours[part].fill}
              />
            ))}
          </svg>
        </div>
      ))}
      <table className="w-full max-w-lg text-left text-sm">
        <caption className="sr-only">Shares of the week in percent</caption>
        <thead>
          <tr className="text-fg-muted">
            <th scope="col" className="font-medium">
              Part
            </th>
            {told.map(({ label }) => (
              <th key={label} scope="col" className="text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekParts.map(([part, label]) => (
            <tr key={part}>
              <th scope="row" className="font-normal">
                <span className={`mr-2 inline-block size-2.5 rounded-sm ${colours[part].mark}`} />
                {label}
              </th>
              {told.map((mix) => (
                <td key={mix.label} className="text-right">
                  {mix.week[part]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
