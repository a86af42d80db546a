import type { Metadata } from "next";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { UnitPicker } from "@/components/insights/unit-picker";
import { ViewLinks } from "@/components/insights/view-links";
import { ComparedTable } from "@/components/scenarios/compared-table";
import { KeptScenarios } from "@/components/scenarios/kept-scenarios";
import { OutlookTable } from "@/components/scenarios/outlook-table";
import { RatesForm } from "@/components/scenarios/rates-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { addressOf, type Asked, askedOf } from "@/lib/insights/rules";
import { notHere } from "@/lib/requests/denials";
import { removeScenarioAction, saveScenarioAction } from "@/lib/scenarios/actions";
import { getAhead } from "@/lib/scenarios/queries";
import { searchOf } from "@/lib/scenarios/rules";

export const metadata: Metadata = { title: "Looking ahead" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AheadPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const search = await searchParams;
  const view = (await getAhead(viewer, askedOf(search), search)) ?? notHere();
  const { unit, tracks, min, framework, today } = view;
  const same: Asked = { ...(unit ? { unit: unit.key } : {}), framework: framework.key };
  const path = addressOf("/organisation/ahead", same);
  return (
    <>
      <PageHeader
        title={unit ? `Looking ahead in ${unit.name}` : "Looking ahead"}
        breadcrumbs={[
          ...(view.wholeIsReadable ? [{ href: "/organisation", label: "Organisation" }] : []),
          ...view.above.map(({ key, name }) => ({ href: addressOf("/organisation/ahead", { ...same, unit: key }), label: name })),
        ]}
        actions={<ExportLinks view="ahead" asked={same} chart={false} more={view.isUsual ? "" : searchOf(view.rates)} />}
        context={`Eight quarters from ${formatDay(today)}. ${framework.name}.`}
      />
      <ViewLinks at="/organisation/ahead" asked={same} outside={view.outside} />
      <UnitPicker view={view} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title="If it goes on like this">
          <p className="text-base">{view.finding}</p>
          <OutlookTable tracks={tracks} min={min} />
          <Definition>
            From the people shown today, plus who is hired and comes, less who leaves and goes on, quarter by quarter. The range is how far
            changes over as many quarters departed from their mean in the last ten years. A level with fewer than {min} people begins in the
            middle of what it can be. It is arithmetic, and says nothing of anybody.
          </Definition>
        </Card>
        <Card title="What happens if">
          <RatesForm view={view} reset={path} />
          <Definition>
            People a quarter. At first as in the last year that ended with a quarter: its flows as far as they are shown, and people hired
            or leaving for the rest, so that a level changes as it did, or stays as it is where that is not shown. “Go on” leads to the next
            level of the track, “go across” to a peer on another.
          </Definition>
        </Card>
        <Card title="Scenarios, side by side" id="scenarios">
          <ComparedTable tracks={tracks} compared={view.compared} />
          <KeptScenarios view={view} save={saveScenarioAction} remove={removeScenarioAction} path={path} />
        </Card>
      </div>
    </>
  );
}
