import type { Metadata } from "next";
import { ReadinessPage } from "@/components/readiness/readiness-page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { sayReadinessAction } from "@/lib/readiness/actions";
import { getReadiness } from "@/lib/readiness/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "A first move into management" };

/** Three questions for somebody and their manager. It advises, and never stands in the way. */
export default async function PersonReadinessPage({ params }: { params: Promise<{ handle: string }> }) {
  const viewer = await requireViewer();
  const { handle } = await params;
  const view = (await getReadiness(viewer, handle)) ?? notHere();
  const { person, managerName, side } = view;
  return (
    <>
      <PageHeader
        title={side === "self" ? "A first move into management" : `${person.name}: a first move into management`}
        breadcrumbs={[
          { href: "/people", label: "People" },
          { href: `/people/${handle}`, label: person.name },
        ]}
        context={managerName ? `Three questions for ${person.name} and ${managerName}. Nobody else can read the answers.` : undefined}
      />
      {managerName ? (
        <ReadinessPage view={view} action={sayReadinessAction} />
      ) : (
        <EmptyState title="It takes two">These are questions for somebody and their manager, and there is no manager now.</EmptyState>
      )}
    </>
  );
}
