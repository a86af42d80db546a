import { listNotedLeavers } from "@/lib/private-notes/queries";
import type { Metadata } from "next";
import { EventsTable } from "@/components/audit/events-table";
import { ReadsTable } from "@/components/audit/reads-table";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { OlderLinks, PageLinks, pageOf } from "@/components/ui/page-links";
import { listEvents, listReads } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/sessions";

export const metadata: Metadata = { title: "Settings" };

type Props = { searchParams: Promise<{ reads?: string | string[]; changes?: string | string[] }> };

export default async function SettingsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  const [{ reads, ...read }, { events, older }, leavers] = await Promise.all([
    listReads(viewer, { page: pageOf(asked.reads, 20) }),
    listEvents(viewer, { before: typeof asked.changes === "string" ? asked.changes : undefined, aboutMe: true }),
    listNotedLeavers(viewer),
  ]);
  return (
    <>
      <PageHeader title="Settings" context="What Pendulum keeps about you, and who looked at it." />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Section
          title="Everything about me"
          description="All that Pendulum keeps about you, as a file. That you took it is noted, for you alone."
        >
          <p className="flex flex-wrap gap-2">
            {Object.entries({ json: "JSON", md: "Markdown", zip: "CSV tables (zip)" }).map(([format, name]) => (
              <ButtonLink key={format} href={`/api/exports/me?format=${format}`}>
                {name}
              </ButtonLink>
            ))}
            <ButtonLink href="/inbox#reminders" variant="quiet">
              How I am reminded
            </ButtonLink>
          </p>
        </Section>
        {leavers.length > 0 && (
          <Section
            id="notes"
            title="My notes about people who left"
            description="Only you read them. They are in your files above as well, sealed ones as they are sealed."
          >
            <ul className="flex flex-wrap gap-x-4">
              {leavers.map(({ handle, name }) => (
                <li key={handle}>
                  <a href={`/people/${handle}/notes`} className="inline-block min-h-6 text-accent-text hover:underline">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section
          title="Who has read my records"
          description="What somebody else read: plans, evidence and the rest, each where its words were shown. “Line in the team list” shows only how things stand. Your own visits are not recorded."
          id="reads"
        >
          {reads.length ? (
            <ReadsTable reads={reads} timeZone={viewer.timeZone} />
          ) : (
            <EmptyState level={3} title="Nobody so far" example="A colleague above you · Growth plan · the day · how often">
              Whoever opens your plan or another record of yours appears here.
            </EmptyState>
          )}
          <PageLinks label="Pages of reads" page={read.page} pages={read.pages} hrefOf={(to) => `/settings?reads=${to}#reads`} />
        </Section>
        <Section title="What was changed about me" description="Which fields, by whom and when; never the words." id="changes">
          {events.length ? (
            <EventsTable events={events} timeZone={viewer.timeZone} caption="What was changed about me" />
          ) : (
            <EmptyState level={3} title="Nothing yet" example="Moved · Manager · by an administrator">
              Moves, levels, rights and your own changes appear here.
            </EmptyState>
          )}
          <OlderLinks
            label="Pages of changes"
            latest="/settings#changes"
            older={older && `/settings?changes=${older}#changes`}
            isLatest={!asked.changes}
          />
        </Section>
      </div>
    </>
  );
}
