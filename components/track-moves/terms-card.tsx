import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import type { FormAction } from "@/components/ui/form/action-form";
import { formatDate } from "@/lib/format";
import type { MoveChoices, MoveView } from "@/lib/track-moves/queries";
import { ProposeForm } from "./propose-form";

type TermsCardProps = { view: MoveView; choices: MoveChoices | null; audience: string; revise: FormAction };

const bandWords = { same: "The band stays the same", other: "The band is another one, and both say why", none: "" } as const;

/** What is proposed: from where to where, from when, and why. With `choices` it is open to be changed. */
export function TermsCard({ view, choices, audience, revise }: TermsCardProps) {
  const { id, from, to, startsOn, why, band, proposedBy, state, version } = view;
  const words = [bandWords[band], band === "same" && to.bandName ? `“${to.bandName}”` : ""].filter(Boolean).join(": ");
  return (
    <Card
      id="terms"
      title={state === "proposed" || state === "withdrawn" ? "What is proposed" : "What is agreed"}
      description={`Proposed by ${proposedBy.name}.`}
    >
      {choices ? (
        <ProposeForm
          action={revise}
          tracks={choices.tracks}
          start={{ levelId: to.id, startsOn, why }}
          bandName={choices.current?.bandName ?? null}
          audience={audience}
          changing={{ id, version }}
          draftKey={`move-${id}`}
        />
      ) : (
        <>
          <dl className="grid gap-3 sm:grid-cols-3">
            <Fact name="From">
              <LevelBadge code={from.code} title={from.title} /> <TrackBadge kind={from.track.kind} name={from.track.name} />
            </Fact>
            <Fact name="To">
              <LevelBadge code={to.code} title={to.title} /> <TrackBadge kind={to.track.kind} name={to.track.name} />
            </Fact>
            <Fact name="On">
              <time dateTime={startsOn}>{formatDate(startsOn)}</time>
            </Fact>
          </dl>
          {words && <p className="text-sm text-fg-muted">{words}.</p>}
          <Markdown>{why}</Markdown>
          {(state === "proposed" || state === "agreed") && (
            <p>
              <a href={`/track-moves/${id}?edit=terms#terms`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
                Propose another level or day
              </a>
            </p>
          )}
        </>
      )}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-fg-muted">{name}</dt>
      <dd className="flex flex-wrap gap-1">{children}</dd>
    </div>
  );
}
