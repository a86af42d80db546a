import type { Metadata } from "next";
import { EventsFilter } from "@/components/audit/events-filter";
import { EventsTable } from "@/components/audit/events-table";
import { PageHeader } from "@/components/ui/page-header";
import { OlderLinks } from "@/components/ui/page-links";
import { can } from "@/lib/access/policy";
import { listEvents } from "@/lib/audit/queries";
import { eventKinds } from "@/lib/audit/rules";
import { requireViewer } from "@/lib/auth/sessions";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Changes" };

type Asked = Partial<Record<"before" | "after" | "kind" | "search", string | string[]>>;
type Props = { searchParams: Promise<Asked> };

export default async function EventsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notHere();
  const one = (name: keyof Asked) => (typeof asked[name] === "string" ? asked[name] : "");
  const [before, after, kind] = [one("before"), one("after"), one("kind") in eventKinds ? one("kind") : ""];
  const search = one("search").replaceAll("\0", "").toWellFormed().slice(0, 100);
  const { events, older, newer } = await listEvents(viewer, { before, after, kind, search });
  const hrefOf = (place: Record<string, string>) =>
    `/admin/events?${new URLSearchParams({ ...(kind && { kind }), ...(search && { search }), ...place })}`;
  return (
    <>
      <PageHeader
        title="Changes"
        breadcrumbs={[{ href: "/admin", label: "Administration" }]}
        context="Who changed what, latest first: which fields, never the words. Growth plans are not listed."
      />
      <EventsFilter kind={kind} search={search} />
      {events.length ? (
        <EventsTable events={events} timeZone={viewer.timeZone} caption="Changes, latest first" showAbout />
      ) : (
        <p className="text-fg-muted">No changes here.</p>
      )}
      <OlderLinks
        label="Pages of changes"
        latest={hrefOf({})}
        newer={newer && hrefOf({ after: newer })}
        older={older && hrefOf({ before: older })}
        isLatest={!before && !newer}
      />
    </>
  );
}
