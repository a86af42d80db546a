import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FiguresTable } from "@/components/insights/figures-table";
import { Filters } from "@/components/insights/filters";
import { Lanes } from "@/components/insights/lanes";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { getDistribution } from "@/lib/insights/queries";
import { askedOf } from "@/lib/insights/rules";
import { rowsOf } from "@/lib/ladders/rules";

export const metadata: Metadata = { title: "Organisation" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganisationPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = askedOf(await searchParams);
  const view = (await getDistribution(viewer, asked)) ?? notFound();
  const { unit, above, day, tracks, parts, partsLeftOut, min, framework } = view;
  const search = (more: Record<string, string>) =>
    new URLSearchParams({ ...(unit ? { unit: unit.key } : {}), day, framework: framework.key, ...more }).toString();
  const rows = rowsOf(
    tracks.map((track) => ({ ...track, levels: track.levels.map(({ key, band }) => ({ key, bandKey: band?.key ?? null })) })),
  );
  const trail = [
    ...(unit && view.wholeIsReadable ? [{ href: `/organisation?day=${day}`, label: "Organisation" }] : []),
    ...above.map(({ key, name }) => ({ href: `/organisation?${search({ unit: key })}`, label: name })),
  ];
  return (
    <>
      <PageHeader
        title={unit?.name ?? "Organisation"}
        breadcrumbs={trail}
        context={`People by track and level on ${formatDay(day)}. ${framework.name}.`}
        actions={<ButtonLink href={`/api/exports/organisation?${search({})}`}>CSV</ButtonLink>}
      />
      <Filters view={{ unit, wholeIsReadable: view.wholeIsReadable, choices: view.choices, day, today: view.today, framework }} />
      <div className="grid gap-4">
        <Card title="Both ladders, side by side">
          <figure className="grid gap-3">
            <figcaption className="text-base">{view.finding}</figcaption>
            <Lanes tracks={tracks} rows={rows} min={min} />
          </figure>
        </Card>
        {parts.length > 0 && (
          <Card title={unit ? `Inside ${unit.name}` : "By unit"}>
            <FiguresTable
              day={day}
              tracks={tracks}
              parts={parts}
              min={min}
              hrefs={Object.fromEntries(parts.map(({ key }) => [key, `/organisation?${search({ unit: key })}`]))}
            />
            {partsLeftOut > 0 && <p className="text-sm text-fg-muted">{partsLeftOut} more units are in the list above.</p>}
          </Card>
        )}
        <p className="text-sm text-fg-muted">
          People count at the level they hold on that day, in their unit and every unit around it. Groups of fewer than {min} are not shown;
          “held” marks a group that is kept back so that a smaller one cannot be worked out from the rest.
          {unit && " Past days of a single unit go by the month."} People without a level are not counted.
        </p>
      </div>
    </>
  );
}
