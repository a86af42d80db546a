import { Section } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import type { LevelComparison } from "@/lib/level-comparisons/queries";
import type { ExpectationView } from "@/lib/levels/queries";
import { ExpectedWeeks } from "./expected-week";
import { Expectation } from "./expectation";

type Level = LevelComparison["a"];
type Row = {
  name: string;
  description: string;
  a: ExpectationView | null;
  b: ExpectationView | null;
  difference: LevelComparison["groups"][number]["competencies"][number]["difference"];
};

/** Two levels in two columns (one below the other on a phone), with each difference in words first. */
export function Comparison({ comparison }: { comparison: LevelComparison }) {
  const { framework, a, b, whole, groups } = comparison;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <LevelHead level={a} framework={framework.key} />
        <LevelHead level={b} framework={framework.key} />
      </div>
      <ExpectedWeeks levels={[a, b]} />
      {whole && <Compared row={{ name: "The level as a whole", description: "", a: a.whole, b: b.whole, difference: whole }} a={a} b={b} />}
      {groups.map((group) => (
        <Section key={group.key} title={group.name}>
          {group.competencies.map((row) => (
            <Compared key={row.key} row={row} a={a} b={b} />
          ))}
        </Section>
      ))}
    </div>
  );
}

function LevelHead({ level, framework }: { level: Level; framework: string }) {
  return (
    <div className="grid content-start gap-1">
      <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
        <a href={`/ladders/${framework}/${level.key}`} className="hover:underline">
          {level.title}
        </a>
        {level.code && <LevelBadge code={level.code} />}
        <TrackBadge kind={level.track.kind} name={level.track.name} />
      </h2>
      <p>{level.summary}</p>
      {level.scope && <p className="text-sm text-fg-muted">{level.scope}</p>}
    </div>
  );
}

function Compared({ row: { name, a: cellA, b: cellB, difference }, a, b }: { row: Row; a: Level; b: Level }) {
  return (
    <article className="card grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-border bg-surface p-4">
      <h3 className="font-semibold">{name}</h3>
      <p className="text-sm text-fg-muted">{difference.sentences.join(" ")}</p>
      {difference.same ? (
        cellA && <Expectation expectation={cellA} />
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Side title={a.title} expectation={cellA} />
          <Side title={b.title} expectation={cellB} />
        </div>
      )}
    </article>
  );
}

function Side({ title, expectation }: { title: string; expectation: ExpectationView | null }) {
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-fg-subtle">{title}</h4>
      <Expectation expectation={expectation} />
    </div>
  );
}
