import type { Metadata } from "next";
import { FrameworkSwitch } from "@/components/ladders/framework-switch";
import { Lanes } from "@/components/ladders/lanes";
import { SourceNote } from "@/components/ladders/source-note";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getLadders, listFrameworks } from "@/lib/ladders/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Ladders" };

export default async function LaddersPage({ searchParams }: { searchParams: Promise<{ framework?: string | string[] }> }) {
  const viewer = await requireViewer();
  const { framework } = await searchParams;
  const chosen = typeof framework === "string" ? framework : undefined;
  const [frameworks, ladders] = await Promise.all([listFrameworks(viewer), getLadders(viewer, chosen)]);
  if (!ladders && chosen) notHere();
  return (
    <>
      <PageHeader
        title="Ladders"
        context={ladders && (ladders.summary || ladders.name)}
        actions={ladders && <ButtonLink href={`/ladders/${ladders.key}/compare`}>Compare two levels</ButtonLink>}
      />
      {ladders ? (
        <>
          <FrameworkSwitch frameworks={frameworks} current={ladders.key} />
          <Lanes ladders={ladders} />
          <SourceNote source={ladders} />
        </>
      ) : (
        <EmptyState
          title="No ladders yet"
          example="Junior, Developer and Senior, and from there Staff Engineer and Team Lead side by side."
        >
          Ladders say what each level expects, on every track. They appear here once a framework is published.
        </EmptyState>
      )}
    </>
  );
}
