import type { Metadata } from "next";
import { Uncovered } from "@/components/team/uncovered";
import { TeamTable } from "@/components/team/team-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamTabs } from "@/components/team/team-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { listDuties } from "@/lib/duties/queries";
import { listTeam } from "@/lib/team/queries";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const viewer = await requireViewer();
  const page = pageOf((await searchParams).page, 2000);
  const [{ members, needing, total, pages }, duties] = await Promise.all([listTeam(viewer, { page }), listDuties(viewer, viewer.handle)]);
  if (!total)
    return (
      <>
        <PageHeader title="Team" />
        <EmptyState title="Nobody reports to you" example="Eve: no update for 31 days.">
          When somebody does, they appear here by themselves, with what they practise and whether they need you.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Team"
        context={`${countOf(total, "person reports", "people report")} to you. ${needing ? `${countOf(needing, "person needs", "people need")} you; they come first.` : "Nobody calls for you at the moment."}`}
      />
      <TeamTabs current="/team" />
      <Uncovered duties={duties} />
      <TeamTable members={members} />
      <PageLinks label="Pages of reports" page={page} pages={pages} hrefOf={(to) => `/team?page=${to}`} />
    </>
  );
}
