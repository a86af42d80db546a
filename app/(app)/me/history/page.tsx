import type { Metadata } from "next";
import { RevisionList } from "@/components/plan-revisions/revision-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { listPlanRevisions } from "@/lib/plan-revisions/queries";

export const metadata: Metadata = { title: "What my plan said before" };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function PlanHistoryPage({ searchParams }: Props) {
  const { page: asked } = await searchParams;
  const viewer = await requireViewer();
  const { revisions, page, pages } = await listPlanRevisions(viewer, {
    page: pageOf(asked),
  });
  return (
    <>
      <PageHeader
        title="What my plan said before"
        breadcrumbs={[{ href: "/me", label: "My growth" }]}
        context="Nothing you wrote is lost when you change it. Only you see this."
      />
      {revisions.length ? (
        <RevisionList revisions={revisions} />
      ) : (
        <EmptyState title="Nothing has changed yet" example="Until 3 Nov 2026: “Let Sarah review one change.”">
          When you change your aim or a focus, what it said before stands here, and so do the focuses that have ended.
        </EmptyState>
      )}
      <PageLinks label="Pages of changes" page={page} pages={pages} hrefOf={(to) => `/me/history?page=${to}`} />
    </>
  );
}
