import type { Metadata } from "next";
import { cache } from "react";
import { Expectation } from "@/components/ladders/expectation";
import { ExpectedWeek } from "@/components/ladders/expected-week";
import { LevelNeighbours } from "@/components/ladders/level-neighbours";
import { SourceNote } from "@/components/ladders/source-note";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { anchorOf } from "@/lib/ladders/rules";
import { getLevel } from "@/lib/levels/queries";
import { notHere } from "@/lib/requests/denials";

type Props = { params: Promise<{ framework: string; level: string }> };

const readLevel = cache(async (framework: string, level: string) => getLevel(await requireViewer(), framework, level));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { framework, level } = await params;
  return { title: (await readLevel(framework, level))?.title ?? "Not found" };
}

export default async function LevelPage({ params }: Props) {
  const { framework: frameworkKey, level: levelKey } = await params;
  const level = (await readLevel(frameworkKey, levelKey)) ?? notHere();
  const { framework, track, band, groups } = level;
  return (
    <div className="max-w-180">
      <PageHeader
        title={level.title}
        breadcrumbs={[{ href: `/ladders?framework=${framework.key}`, label: framework.name }]}
        badges={
          <>
            {level.code && <LevelBadge code={level.code} />}
            <TrackBadge kind={track.kind} name={track.name} />
          </>
        }
        context={band && `Band: ${band.name}`}
        actions={<ButtonLink href={`/ladders/${framework.key}/compare?a=${level.key}`}>Compare with…</ButtonLink>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {level.summary && <p className="whitespace-pre-line">{level.summary}</p>}
        {level.scope && <Section title="Scope">{level.scope}</Section>}
        {level.week && <ExpectedWeek week={level.week} />}
        {level.whole && (
          <Section title="The level as a whole">
            <Expectation expectation={level.whole} />
          </Section>
        )}
        {groups.map((group) => (
          <Card key={group.key} title={group.name} description={group.description}>
            {group.competencies.map(({ key, name, description, expectation }) => (
              <article key={key} id={anchorOf(key)} className="scroll-mt-4 border-t border-border pt-3">
                <h3 className="font-semibold">{name}</h3>
                {description && <p className="mb-1.5 text-sm text-fg-muted">{description}</p>}
                <Expectation expectation={expectation} />
              </article>
            ))}
          </Card>
        ))}
        <LevelNeighbours level={level} />
      </div>
      <SourceNote source={framework} />
    </div>
  );
}
