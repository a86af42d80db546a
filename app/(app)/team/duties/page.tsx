import type { Metadata } from "next";
import { DutyBoard } from "@/components/duties/duty-board";
import { TeamTabs } from "@/components/team/team-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { addDutyAction, assignDutyAction, endDutyAction } from "@/lib/duties/actions";
import { getOwnDuties } from "@/lib/duties/queries";

export const metadata: Metadata = { title: "Who does what" };

const actions = { add: addDutyAction, assign: assignDutyAction, end: endDutyAction };

export default async function DutiesPage() {
  const viewer = await requireViewer();
  const own = await getOwnDuties(viewer);
  return (
    <>
      <PageHeader
        title="Who does what"
        breadcrumbs={[{ href: "/team", label: "Team" }]}
        context="Every place cuts a lead's work differently. Your team reads this on your page."
      />
      <TeamTabs current="/team/duties" />
      <DutyBoard own={own} actions={actions} />
    </>
  );
}
