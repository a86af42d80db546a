import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShareTable } from "@/components/fairness/share-table";
import { ExportLinks } from "@/components/insights/export-links";
import { ViewLinks } from "@/components/insights/view-links";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getFairness } from "@/lib/fairness/queries";
import { formatDay } from "@/lib/format";

export const metadata: Metadata = { title: "Who gets the opportunities" };

export default async function FairnessPage() {
  const viewer = await requireViewer();
  const { since, min, partings } = (await getFairness(viewer)) ?? notFound();
  return (
    <>
      <PageHeader
        title="Who gets the opportunities"
        breadcrumbs={[{ href: "/organisation", label: "Organisation" }]}
        context={`Of everybody who works here today, who began an assignment somebody offered since ${formatDay(since)}.`}
        actions={<ExportLinks view="opportunities" asked={{}} chart={false} />}
      />
      <ViewLinks at="/organisation/opportunities" asked={{}} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {partings.map((parting) => (
          <ShareTable key={parting.name} parting={parting} min={min} />
        ))}
        <p className="text-sm text-fg-muted">
          Shares are told in steps that span at least {min} people, never as a count, and small groups are told as one, so that no single
          person can be seen. A small share is a question to ask: who hears of the offers, who has the hours, who is asked?
        </p>
      </div>
    </>
  );
}
