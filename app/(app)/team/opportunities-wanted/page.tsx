import { Markdown } from "@/components/ui/markdown/markdown";
import type { Metadata } from "next";
import { WaitingTable } from "@/components/opportunities/waiting-table";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamTabs } from "@/components/team/team-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { listWantedOpportunities } from "@/lib/assessments/queries";
import { requireViewer } from "@/lib/auth/sessions";
import { today } from "@/lib/clock";
import { listWaiting } from "@/lib/matches/queries";

export const metadata: Metadata = { title: "Opportunities wanted" };

/** What people had no occasion to show, as a list of what to look for. */
export default async function OpportunitiesWantedPage() {
  const viewer = await requireViewer();
  const [wanted, waiting] = await Promise.all([listWantedOpportunities(viewer), listWaiting(viewer)]);
  return (
    <>
      <PageHeader
        title="Opportunities wanted"
        breadcrumbs={[{ href: "/team", label: "Team" }]}
        context="What those who report to you have had no chance to show so far, and what would be one."
      />
      <TeamTabs current="/team/opportunities-wanted" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Section
          title="Who waits for a chance"
          description="The longest first, whoever they are. Whoever is doing something now is not here."
        >
          {waiting.length ? (
            <WaitingTable waiting={waiting} today={today(viewer.timeZone)} />
          ) : (
            <p className="text-fg-muted">Nobody who has said so.</p>
          )}
        </Section>
        <Section title="Chances wanted">
          {wanted.length ? (
            <Table caption="Opportunities wanted">
              <thead>
                <tr>
                  <HeadCell>Chance</HeadCell>
                  <HeadCell>For</HeadCell>
                  <HeadCell>To show</HeadCell>
                </tr>
              </thead>
              <tbody>
                {wanted.map(({ roundId, person, competency, chance }) => (
                  <tr key={`${roundId} ${competency.key}`}>
                    <RowHead className="min-w-56">
                      <Markdown>{chance || "Nobody has said yet. Ask them."}</Markdown>
                    </RowHead>
                    <DataCell className="whitespace-nowrap">
                      <a href={`/assessments/${roundId}`} className="inline-block min-h-6 text-accent-text hover:underline">
                        {person.name}
                      </a>
                    </DataCell>
                    <DataCell>{competency.name}</DataCell>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : (
            <EmptyState title="Nothing is wanted at the moment" example="Plan the next quarter with the other teams: wanted by Eve.">
              When somebody answers “no chance yet” in an assessment, what would give them one appears here.
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  );
}
