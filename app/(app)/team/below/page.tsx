import type { Metadata } from "next";
import { BelowTable } from "@/components/team/below-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamTabs } from "@/components/team/team-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { listBelow } from "@/lib/team/queries";

export const metadata: Metadata = { title: "The line below" };

export default async function BelowPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const viewer = await requireViewer();
  const { people, total, page, pages } = await listBelow(viewer, { page: pageOf((await searchParams).page) });
  return (
    <>
      <PageHeader
        title="The line below"
        breadcrumbs={[{ href: "/team", label: "Team" }]}
        context={
          total > 1000
            ? "More than 1,000 people report to your reports."
            : `${countOf(total, "person reports", "people report")} to your reports.`
        }
      />
      <TeamTabs current="/team/below" />
      {people.length ? (
        <BelowTable people={people} />
      ) : (
        <EmptyState title="Nobody reports to your reports">
          When somebody does, they stand here under whom they report to. What they talk about with their manager stays between the two.
        </EmptyState>
      )}
      <PageLinks label="Pages of people" page={page} pages={pages} hrefOf={(to) => `/team/below?page=${to}`} />
    </>
  );
}
