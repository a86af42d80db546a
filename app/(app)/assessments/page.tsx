import type { Metadata } from "next";
import { OpenForm } from "@/components/assessments/open-form";
import { RoundList } from "@/components/assessments/round-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { openRoundAction } from "@/lib/assessments/actions";
import { listRounds } from "@/lib/assessments/queries";
import { requireViewer } from "@/lib/auth/sessions";
import { listLevelChoices } from "@/lib/ladders/queries";
import { listReports } from "@/lib/team/queries";

export const metadata: Metadata = { title: "Assessments" };

export default async function AssessmentsPage() {
  const viewer = await requireViewer();
  const [rounds, choices, reports] = await Promise.all([listRounds(viewer), listLevelChoices(viewer), listReports(viewer)]);
  return (
    <>
      <PageHeader
        title="Assessments"
        context="Two people look at the same level, each for themselves, and then talk. Nothing is added up."
      />
      <div className="grid gap-4">
        <Card title="Open a round">
          <OpenForm action={openRoundAction} people={[{ handle: viewer.handle, name: viewer.name }, ...reports]} choices={choices} />
        </Card>
        {rounds.length ? (
          <RoundList rounds={rounds} />
        ) : (
          <EmptyState title="No round yet" example="Against Team Lead, a level you only wonder about.">
            A round is against your level or any other, on any track. You and your manager answer without seeing each other's side; once
            both are in, you see where you differ, and agree what to practise.
          </EmptyState>
        )}
      </div>
    </>
  );
}
