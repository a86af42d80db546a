import type { Metadata } from "next";
import { WishesCount } from "@/components/build-wishes/wishes-count";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { FiguresTable } from "@/components/distributions/figures-table";
import { Filters } from "@/components/distributions/filters";
import { Lanes } from "@/components/distributions/lanes";
import { LevelTable } from "@/components/insights/level-table";
import { Series } from "@/components/distributions/series";
import { SplitCard } from "@/components/distributions/split-card";
import { UnitMultiples } from "@/components/distributions/unit-multiples";
import { ViewLinks } from "@/components/insights/view-links";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { wishesToBuild } from "@/lib/build-wishes/queries";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { addressOf, type Asked, askedOf, comparedInWords } from "@/lib/insights/rules";
import { rowsOf } from "@/lib/ladders/rules";
import { notHere } from "@/lib/requests/denials";
import { getSplit } from "@/lib/splits/queries";

export const metadata: Metadata = { title: "Organisation" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganisationPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { compare, ...search } = await searchParams;
  const asked = askedOf(search);
  const { beside, then, ...own } = asked;
  const other = beside || then ? { ...own, ...(beside ? { unit: beside } : {}), ...(then ? { day: then } : {}) } : null;
  const [found, series, split, besides, wishes] = await Promise.all([
    getDistribution(viewer, own),
    getSeries(viewer, own),
    getSplit(viewer, own),
    other && getDistribution(viewer, other),
    wishesToBuild(viewer),
  ]);
  const view = found ?? notHere();
  const { unit, above, day, tracks, parts, partsLeftOut, min, framework } = view;
  const same: Asked = { ...(unit ? { unit: unit.key } : {}), day, framework: framework.key };
  const rows = rowsOf(
    tracks.map((track) => ({ ...track, levels: track.levels.map(({ key, band }) => ({ key, bandKey: band?.key ?? null })) })),
  );
  const trail = [
    ...(unit && view.wholeIsReadable ? [{ href: addressOf("/organisation", { day }), label: "Organisation" }] : []),
    ...above.map(({ key, name }) => ({ href: addressOf("/organisation", { ...same, unit: key }), label: name })),
  ];
  const nameOf = (one: typeof view) => `${one.unit?.name ?? "The whole organisation"} on ${formatDay(one.day)}`;
  const compared = besides && {
    names: [nameOf(view), nameOf(besides)] as [string, string],
    levels: tracks.flatMap((track, lane) =>
      track.levels.map(({ key, title, figure }, index) => ({
        key,
        title,
        figures: [figure, besides.tracks[lane]?.levels[index]?.figure ?? "few"] as [typeof figure, typeof figure],
      })),
    ),
  };
  return (
    <>
      <PageHeader
        title={unit?.name ?? "Organisation"}
        breadcrumbs={trail}
        context={`People by track and level on ${formatDay(day)}. ${framework.name}.`}
        actions={<ExportLinks view="distribution" asked={same} />}
      />
      <ViewLinks at="/organisation" asked={same} outside={view.outside} />
      <Filters
        view={{ unit, wholeIsReadable: view.wholeIsReadable, choices: view.choices, day, today: view.today, framework }}
        asked={asked}
        compares={compare !== undefined || Boolean(other)}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title="Both ladders, side by side">
          <figure className="grid gap-3">
            <figcaption className="text-base">{view.finding}</figcaption>
            <Lanes tracks={tracks} rows={rows} min={min} />
          </figure>
        </Card>
        {compared && (
          <Card title="Beside one another">
            <p className="text-base">{comparedInWords(compared.levels, compared.names)}</p>
            <LevelTable caption="Two groups by level" columns={compared.names} rows={compared.levels} min={min} />
            <Definition>
              Each column counts the people of its own unit and day. Where one of the two may not be shown, nothing is said of how they
              differ.
            </Definition>
          </Card>
        )}
        {parts.length > 0 && (
          <Card title={unit ? `Inside ${unit.name}` : "By unit"}>
            <UnitMultiples tracks={tracks} parts={parts} />
            <FiguresTable
              day={day}
              tracks={tracks}
              parts={parts}
              min={min}
              hrefs={Object.fromEntries(parts.map(({ key }) => [key, addressOf("/organisation", { ...same, unit: key })]))}
            />
            {partsLeftOut > 0 && <p className="text-sm text-fg-muted">{partsLeftOut} more units are in the list above.</p>}
          </Card>
        )}
        {series && (
          <Card title="Over the years" actions={<ExportLinks view="series" asked={same} />}>
            <Series tracks={series.tracks} days={series.days} min={min} />
            <Definition>
              People at each level on the first day of every quarter, up to ten years back, and today; where the line is missing the group
              was too small to show. Lines of a track share one scale.
            </Definition>
          </Card>
        )}
        {view.wholeIsReadable && !unit && <SplitCard split={split} asked={same} />}
        {wishes && !unit && <WishesCount view={wishes} />}
        <Definition>
          People count at the level they hold on that day, in their unit and every unit around it. Groups of fewer than {min} are not shown;
          “held” marks a group that is kept back so that a smaller one cannot be worked out from the rest.
          {unit && " Past days of a single unit go by the month."}
        </Definition>
      </div>
    </>
  );
}
