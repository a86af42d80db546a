import type { Metadata } from "next";
import { FlowFilters } from "@/components/flows/flow-filters";
import { LevelFlows, MovesTable, WithinTable } from "@/components/flows/flow-tables";
import { ReturnsCard } from "@/components/flows/returns-card";
import { Chart } from "@/components/insights/chart";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { ViewLinks } from "@/components/insights/view-links";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { ribbonsChart } from "@/lib/charts/rules";
import { getFlows, getReturns } from "@/lib/flows/queries";
import { ribbonsOf } from "@/lib/flows/rules";
import { formatDay } from "@/lib/format";
import { addressOf, type Asked, askedOf } from "@/lib/insights/rules";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Flows" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FlowsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = askedOf(await searchParams);
  const [found, returns] = await Promise.all([getFlows(viewer, asked), getReturns(viewer, asked)]);
  const view = found ?? notHere();
  const { unit, from, until, moves, tracks, min, here } = view;
  const same: Asked = { ...(unit ? { unit: unit.key } : {}), framework: view.framework.key, until };
  const year = `from ${formatDay(from)} to ${formatDay(until)}`;
  const ribbons = ribbonsOf(tracks);
  return (
    <>
      <PageHeader
        title={unit ? `Flows in ${unit.name}` : "Flows"}
        breadcrumbs={[
          ...(view.wholeIsReadable ? [{ href: "/organisation", label: "Organisation" }] : []),
          ...view.above.map(({ key, name }) => ({ href: addressOf("/organisation/flows", { ...same, unit: key }), label: name })),
        ]}
        context={`How people went between levels and tracks ${year}. ${view.framework.name}.`}
        actions={<ExportLinks view="flows" asked={same} />}
      />
      <ViewLinks at="/organisation/flows" asked={same} outside={view.outside} />
      <FlowFilters view={view} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title="Between tracks">
          <p className="text-base">{view.finding}</p>
          <MovesTable moves={moves} min={min} ofUnit={unit !== null} />
          <Definition>
            Each person once, by their track on the first and on the last day of the year
            {unit && `, where they were in ${unit.name} on both`}.{" "}
            {here > 0 && `${here} people were at levels that could be shown on the first day. `}
            {!unit && "“Back” means that they had been on that track at some time before the year."}
          </Definition>
        </Card>
        {!unit && returns && <ReturnsCard view={returns} />}
        <Card title="Between levels">
          <figure className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {ribbons.length > 0 ? (
              <Chart chart={ribbonsChart(ribbons, `Ways that ${min} people or more went, ${year}`)} />
            ) : (
              <p className="text-base">No way between two levels, nor into or out of one, was gone by a group that can be shown.</p>
            )}
            <figcaption className="text-sm text-fg-muted">
              Ribbons are as wide as people went; their colour is the track, and grey is joining and leaving. Ways that are not shown here
              were gone by fewer than {min}, or are held back.
            </figcaption>
          </figure>
          <WithinTable tracks={tracks} min={min} />
          <LevelFlows tracks={tracks} min={min} />
          <Definition>
            Joined: at a level on the last day and not on these ladders on the first. Left: the other way round.
            {unit
              ? " Who went to another unit or came from one is in none of these figures."
              : " “From” and “to” another track count those who are at, or were at, that level."}{" "}
            You can see the headcounts of both days, so whatever would give a small figure away together with them is held back. A year
            always ends with a quarter.
          </Definition>
        </Card>
      </div>
    </>
  );
}
