import { Button, ButtonLink } from "@/components/ui/button";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AheadView } from "@/lib/scenarios/queries";
import { type Rate, rateKinds, rateNames } from "@/lib/scenarios/rules";
import { Slider } from "./slider";

type RatesFormProps = { view: Pick<AheadView, "tracks" | "rates" | "unit" | "framework" | "isUsual">; reset: string };

/** A slider for each thing that can happen at each level; the answer lives in the address. */
export function RatesForm({ view: { tracks, rates, unit, framework, isUsual }, reset }: RatesFormProps) {
  const most = Math.max(20, Math.ceil(2 * Math.max(...Object.values(rates).flatMap((rate) => Object.values(rate)))));
  return (
    <form className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-label="What happens at each level">
      {unit && <input type="hidden" name="unit" value={unit.key} />}
      <input type="hidden" name="framework" value={framework.key} />
      <Table caption="People a quarter, by level">
        <thead>
          <tr>
            <HeadCell>Level</HeadCell>
            {rateKinds.map((kind) => (
              <HeadCell key={kind}>{rateNames[kind]}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {tracks.flatMap((track) =>
            track.levels.map((level) => (
              <tr key={level.key}>
                <RowHead className="whitespace-nowrap">{level.title}</RowHead>
                {rateKinds.map((kind) => (
                  <DataCell key={kind}>
                    {isPossible(level, kind) && (
                      <Slider
                        key={`${kind} ${rates[level.key]?.[kind]}`}
                        name={`${kind}.${level.key}`}
                        label={`${rateNames[kind]}, ${level.title}`}
                        start={rates[level.key]?.[kind] ?? 0}
                        most={most}
                      />
                    )}
                  </DataCell>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </Table>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Show what comes of it
        </Button>
        {!isUsual && <ButtonLink href={reset}>As in the last year</ButtonLink>}
      </div>
    </form>
  );
}

const isPossible = (level: AheadView["tracks"][number]["levels"][number], kind: keyof Rate) =>
  kind === "on" ? level.goesOn : kind === "across" ? level.goesAcross : true;
