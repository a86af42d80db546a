import type { Metadata } from "next";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { LevelTable } from "@/components/insights/level-table";
import { UnitPicker } from "@/components/insights/unit-picker";
import { ViewLinks } from "@/components/insights/view-links";
import { EndsTable } from "@/components/parity/ends-table";
import { LeadingCard } from "@/components/parity/leading-card";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { addressOf, type Asked, askedOf } from "@/lib/insights/rules";
import { getLeading, getParity } from "@/lib/parity/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Parity" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ParityPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = askedOf(await searchParams);
  const [found, leading] = await Promise.all([getParity(viewer, asked), asked.unit ? null : getLeading(viewer, asked)]);
  const view = found ?? notHere();
  const { unit, min, units, tracks, bands, framework, today } = view;
  const same: Asked = { ...(unit ? { unit: unit.key } : {}), framework: framework.key };
  return (
    <>
      <PageHeader
        title={unit ? `Parity in ${unit.name}` : "Parity"}
        breadcrumbs={[
          ...(view.wholeIsReadable ? [{ href: "/organisation", label: "Organisation" }] : []),
          ...view.above.map(({ key, name }) => ({ href: addressOf("/organisation/parity", { ...same, unit: key }), label: name })),
        ]}
        context={`Whether tracks offer the same, on ${formatDay(today)}. ${framework.name}.`}
        actions={<ExportLinks view="parity" asked={same} chart={false} />}
      />
      <ViewLinks at="/organisation/parity" asked={same} outside={view.outside} />
      <UnitPicker view={view} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title="Where each track ends">
          <p className="text-base">{view.finding}</p>
          <EndsTable
            units={units}
            tracks={tracks}
            hrefs={Object.fromEntries(units.slice(1).map(({ key }) => [key, addressOf("/organisation/parity", { ...same, unit: key })]))}
          />
          <Definition>
            The furthest level of each track at which {min} people or more work today, in the whole and in each unit inside it. Single
            people further along are there perhaps, and are not shown. “Most have no group further along” means that no group stands beyond
            the largest one of the track.
          </Definition>
        </Card>
        {bands.length > 0 && (
          <Card title="Peers, side by side">
            <LevelTable
              caption="People in each band by track"
              first="Band"
              columns={tracks.map((track) => track.name)}
              rows={bands.map(({ key, name, people }) => ({ key, title: name, figures: people }))}
              min={min}
            />
            <Definition>
              Levels of one band are peers. Sums count only the levels that can be shown; levels without a band are left out.
            </Definition>
          </Card>
        )}
        {leading && <LeadingCard view={leading} />}
      </div>
    </>
  );
}
