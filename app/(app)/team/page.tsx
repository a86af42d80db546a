import type { Metadata } from "next";
import { TeamTable } from "@/components/team/team-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { listTeam } from "@/lib/team/queries";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const viewer = await requireViewer();
  const { members, total, page, pages } = await listTeam(viewer, {
    page: Math.max(1, Math.min(2000, Math.trunc(Number((await searchParams).page)) || 1)),
  });
  const needing = members.filter((member) => member.reasons.length).length;
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
        actions={<ButtonLink href="/team/opportunities-wanted">Opportunities wanted</ButtonLink>}
      />
      <TeamTable members={members} />
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-3 flex items-center gap-2 text-sm">
          {page > 1 && <ButtonLink href={`/team?page=${page - 1}`}>Previous</ButtonLink>}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages && <ButtonLink href={`/team?page=${page + 1}`}>Next</ButtonLink>}
        </nav>
      )}
    </>
  );
}
