import type { Metadata } from "next";
import { Definition } from "@/components/insights/definition";
import { ExportLinks } from "@/components/insights/export-links";
import { LevelTable } from "@/components/insights/level-table";
import { ViewLinks } from "@/components/insights/view-links";
import { WeeksTable } from "@/components/practices/weeks-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getScope } from "@/lib/insights/queries";
import { type Asked, askedOf } from "@/lib/insights/rules";
import { getPractices } from "@/lib/practices/queries";
import { partGroups, planGroups, talkGroups, triedGroups, verdictGroups } from "@/lib/practices/rules";
import { notHere } from "@/lib/requests/denials";
import { takenInWords } from "@/lib/snapshots/rules";

export const metadata: Metadata = { title: "Health" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HealthPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { framework } = askedOf(await searchParams);
  const asked: Asked = framework ? { framework } : {};
  const [found, view] = await Promise.all([getScope(viewer, asked), getPractices(viewer, asked)]);
  const scope = found ?? notHere();
  const taken = view && Object.values(view.asOf).some((day) => day !== null);
  return (
    <>
      <PageHeader
        title="Health"
        breadcrumbs={view ? [{ href: "/organisation", label: "Organisation" }] : []}
        context={`How growing is going. ${scope.framework.name}. Counted once a week at most, and only when enough has changed that nobody stands out; those who can read these figures are not counted.`}
        actions={taken && <ExportLinks view="health" asked={asked} chart={false} />}
      />
      <ViewLinks at="/organisation/health" asked={asked} outside={scope.outside} />
      {view && !taken && (
        <EmptyState title="Not counted yet">
          The first figures appear within a day: of plans, 1-on-1s, opportunities, trials, weeks and competencies, for groups of {view.min}{" "}
          people or more.
        </EmptyState>
      )}
      {view && taken && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Card title="Growth plans" description={takenInWords(view.asOf.plans)}>
            <p className="text-base">{view.plans.finding}</p>
            <LevelTable
              caption="People by level and how fresh their plan is"
              columns={[...planGroups]}
              rows={view.plans.levels}
              sums={view.plans.sums}
              min={view.min}
            />
            <Definition>
              Everybody at a level today, by when their plan last heard from them: fresh within two weeks, quiet for two weeks up to a
              month. A resting plan is none of these, on purpose. Nothing of what plans say is counted.
            </Definition>
          </Card>
          <Card title="1-on-1s" description={takenInWords(view.asOf.talks)}>
            <p className="text-base">{view.talks.finding}</p>
            <LevelTable
              caption="People by level and whether 1-on-1s are kept"
              columns={[...talkGroups]}
              rows={view.talks.levels}
              sums={view.talks.sums}
              min={view.min}
            />
            <Definition>
              Everybody at a level today. Kept: the last 1-on-1 with their manager was held no longer ago than one and a half times the
              rhythm the two agreed on.
            </Definition>
          </Card>
          <Card title="Opportunities" description={takenInWords(view.asOf.parts)}>
            <p className="text-base">{view.opportunities.finding}</p>
            <LevelTable
              caption="People by level and whether they took part in an opportunity"
              columns={[...partGroups]}
              rows={view.opportunities.levels}
              sums={view.opportunities.sums}
              min={view.min}
            />
            <Definition>
              Everybody at a level today, by whether they took part in work that somebody offered, in the last twelve months.{" "}
              {typeof view.opportunities.owners === "number"
                ? `${view.opportunities.offers} such offers were made by ${view.opportunities.owners} people; those taken back are not counted.`
                : `Fewer than ${view.min} people made such offers.`}{" "}
              Who was interested is counted nowhere.
            </Definition>
          </Card>
          <Card title="Trials of another track" description={takenInWords(view.asOf.tried)}>
            <p className="text-base">{view.trials.finding}</p>
            <LevelTable
              caption="People by level and whether they tried another track"
              columns={[...triedGroups]}
              rows={view.trials.levels}
              sums={view.trials.sums}
              min={view.min}
            />
            <LevelTable
              caption="What people took from their trial"
              first="Verdict"
              columns={["People"]}
              rows={verdictGroups.map((title, at) => ({ key: title, title, figures: [view.trials.verdicts[at] ?? "few"] }))}
              min={view.min}
            />
            <Definition>
              Everybody at a level today, by whether a trial of theirs ran in the last twelve months; and each person once by the verdict on
              the last one that ended. A no is a finding, worth as much as a yes.
            </Definition>
          </Card>
          <Card title="Weeks" description={takenInWords(view.asOf.weeks)}>
            <p className="text-base">{view.weeks.finding}</p>
            {view.weeks.levels.length > 0 && <WeeksTable {...view.weeks} />}
            <Definition>
              The mean of people who said, for the same month of the last three, which week they want and which they had; at least{" "}
              {view.min} of a level, not all alike, to the nearest five per cent. Levels with fewer are left out.
            </Definition>
          </Card>
          <Card title="Competencies" description={takenInWords(view.asOf.competencies)}>
            <p className="text-base">{view.competencies.finding}</p>
            <LevelTable
              caption="People by competency, as their last settled assessments say"
              first="Competency"
              columns={["Show it", "Growing", "No chance so far"]}
              rows={view.competencies.list.map(({ key, name, shows, growing, noChance }) => ({
                key,
                title: name,
                figures: [shows, growing, noChance],
              }))}
              min={view.min}
            />
            <Definition>
              Each person once for each competency, by their manager’s side of the latest assessment that both sides have seen, in two
              years. “Fewer than {view.min}” may be nobody or one person alone: those are where the organisation leans on few. No chance so
              far is demand for an opportunity, not a gap of anybody.
            </Definition>
          </Card>
        </div>
      )}
      {!view && (
        <EmptyState title="These figures are made for the whole organisation alone">
          By unit as well, groups would be so small that they could be taken apart. Distribution, flows and parity of your unit are in the
          other views.
        </EmptyState>
      )}
    </>
  );
}
