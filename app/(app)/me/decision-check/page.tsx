import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { CheckPage } from "@/components/decision-checks/check-page";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { removeCheckAction, shareCheckAction, takeCheckAction, withdrawCheckAction } from "@/lib/decision-checks/actions";
import { listChecks } from "@/lib/decision-checks/queries";

export const metadata: Metadata = { title: "Build, lead, or both?" };

const actions = { take: takeCheckAction, share: shareCheckAction, withdraw: withdrawCheckAction, remove: removeCheckAction };

export default async function DecisionCheckPage() {
  const viewer = await requireViewer();
  const view = await listChecks(viewer);
  return (
    <>
      <PageHeader
        title="Build, lead, or both?"
        breadcrumbs={[{ href: "/me", label: "My growth" }]}
        context="Four questions to come back to. Nobody else reads your answers unless you let them."
      />
      <WithMarkdown of={view}>
        <CheckPage view={view} actions={actions} />
      </WithMarkdown>
    </>
  );
}
