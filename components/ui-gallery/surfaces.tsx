import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { Icon } from "../ui/icon";

const people = [
  { name: "Eve Adeyemi", kind: "individual_contributor", code: "IC3", fresh: "ok", word: "Fresh", days: 4 },
  { name: "Mo Haddad", kind: "management", code: "M2", fresh: "warn", word: "Getting old", days: 23 },
  { name: "Wolfeschlegelsteinhausenbergerdorff the Younger", kind: "hybrid", code: "TL1", fresh: "neutral", word: "Paused", days: 112 },
] as const;

export function Tables() {
  return (
    <Section title="Tables" description="Sorted by the server; the sort lives in the address.">
      <Table caption="People of the platform team">
        <thead>
          <tr>
            <HeadCell sort={{ href: "?sort=name", order: "ascending" }}>Person</HeadCell>
            <HeadCell>Track</HeadCell>
            <HeadCell>Level</HeadCell>
            <HeadCell>Plan</HeadCell>
            <HeadCell numeric sort={{ href: "?sort=days", order: null }}>
              Days since the last update
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.name}>
              <RowHead href="#main">{person.name}</RowHead>
              <DataCell>
                <TrackBadge kind={person.kind} />
              </DataCell>
              <DataCell>
                <LevelBadge code={person.code} />
              </DataCell>
              <DataCell>
                <Badge tone={person.fresh}>{person.word}</Badge>
              </DataCell>
              <DataCell numeric>{person.days}</DataCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

export function Cards() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card
        title="What I practise now"
        description="At most three."
        actions={
          <ButtonLink href="#main" size="sm">
            Edit
          </ButtonLink>
        }
      >
        <p>Lead the review of one design that is not mine, and write down why we chose what we chose.</p>
      </Card>
      <Card title="My notes" tone="private">
        <p>Ask about the on-call rota before it is agreed.</p>
      </Card>
      <EmptyState
        icon={<Icon name="sprout" />}
        title="No evidence yet"
        level={3}
        example={<p>“We chose the queue over polling; p95 went from 4 s to 300 ms, and support stopped asking.”</p>}
        action={
          <ButtonLink href="#main" variant="primary">
            Add evidence
          </ButtonLink>
        }
      >
        <p>Evidence is something that happened, and what it changed. Two sentences are enough.</p>
      </EmptyState>
      <EmptyState title="Nobody is looking for help right now" level={3}>
        <p>Openings appear here when a team offers one.</p>
      </EmptyState>
    </div>
  );
}
