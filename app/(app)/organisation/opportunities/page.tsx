import type { Metadata } from "next";
import { ShareTable } from "@/components/fairness/share-table";
import { ExportLinks } from "@/components/insights/export-links";
import { ViewLinks } from "@/components/insights/view-links";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getFairness } from "@/lib/fairness/queries";
import { notHere } from "@/lib/requests/denials";
import { takenInWords } from "@/lib/snapshots/rules";

export const metadata: Metadata = { title: "Who gets the opportunities" };

export default async function FairnessPage() {
  const viewer = await requireViewer();
  const { asOf, min, partings } = (await getFairness(viewer)) ?? notHere();
  return (
    <>
      <PageHeader
        title="Who gets the opportunities"
        breadcrumbs={[{ href: "/organisation", label: "Organisation" }]}
        context={`Who began an assignment that somebody offered in twelve months, of everybody who works here. ${takenInWords(asOf)}`}
        actions={asOf && <ExportLinks view="opportunities" asked={{}} chart={false} />}
      />
      <ViewLinks at="/organisation/opportunities" asked={{}} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {asOf && partings.map((parting) => <ShareTable key={parting.name} parting={parting} min={min} />)}
        <p className="text-sm text-fg-muted">
          Shares are told in steps that span at least {min} people, never as a count, and small groups are told as one, so that no single
          person can be seen. They are counted once a week at most, and only when enough has changed; those who can read them are not
          counted. A small share is a question to ask: who hears of the offers, who has the hours, who is asked?
        </p>
      </div>
    </>
  );
}
