import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventsTable } from "@/components/audit/events-table";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { can } from "@/lib/access/policy";
import { listEvents } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/sessions";

export const metadata: Metadata = { title: "Changes" };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function EventsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notFound();
  const { events, page, pages } = await listEvents(viewer, { page: pageOf(asked.page, 20) });
  return (
    <>
      <PageHeader
        title="Changes"
        breadcrumbs={[{ href: "/admin", label: "Administration" }]}
        context="Who changed what, latest first: which fields, never the words. Growth plans are not listed."
      />
      <EventsTable events={events} timeZone={viewer.timeZone} caption="Changes, latest first" showAbout />
      <PageLinks page={page} pages={pages} hrefOf={(to) => `/admin/events?page=${to}`} />
    </>
  );
}
