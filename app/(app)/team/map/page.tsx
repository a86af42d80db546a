import type { Metadata } from "next";
import { MapTable } from "@/components/competency-maps/map-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamTabs } from "@/components/team/team-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getTeamMap } from "@/lib/competency-maps/queries";
import { mapSentence } from "@/lib/competency-maps/rules";

export const metadata: Metadata = { title: "Competencies of the team" };

export default async function TeamMapPage() {
  const viewer = await requireViewer();
  const { rows } = await getTeamMap(viewer);
  return (
    <>
      <PageHeader
        title="Competencies of the team"
        breadcrumbs={[{ href: "/team", label: "Team" }]}
        context={rows.length ? mapSentence(rows) : undefined}
      />
      <TeamTabs current="/team/map" />
      {rows.length ? (
        <MapTable rows={rows} />
      ) : (
        <EmptyState title="Nothing to map yet" example="Incident response: shown by Tom, growing with Eve.">
          Once somebody who reports to you has a level, its competencies stand here with who shows them and who practises them. What is
          missing is a wish for an occasion, not a weakness of anybody.
        </EmptyState>
      )}
    </>
  );
}
