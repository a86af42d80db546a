import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventsTable } from "@/components/audit/events-table";
import { PageHeader } from "@/components/ui/page-header";
import { OlderLinks } from "@/components/ui/page-links";
import { can } from "@/lib/access/policy";
import { listEvents } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/sessions";

export const metadata: Metadata = { title: "Changes" };

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function EventsPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notFound();
  const { events, older } = await listEvents(viewer, { before: typeof before === "string" ? before : undefined });
  return (
    <>
      <PageHeader
        title="Changes"
        breadcrumbs={[{ href: "/admin", label: "Administration" }]}
        context="Who changed what, latest first: which fields, never the words. Growth plans are not listed."
      />
      <EventsTable events={events} timeZone={viewer.timeZone} caption="Changes, latest first" showAbout />
      <OlderLinks label="Pages of changes" latest="/admin/events" older={older && `/admin/events?before=${older}`} isLatest={!before} />
    </>
  );
}
