import { readers } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import { LedPulseList } from "@/components/trial-pulses/led-pulse-list";
import { WeekCard } from "@/components/trial-pulses/week-card";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form/action-form";
import { TrackBadge } from "@/components/ui/ladder-badges";
import { formatDay } from "@/lib/format";
import { tasteWords } from "@/lib/opportunities/rules";
import type { LedPulses } from "@/lib/trial-pulses/queries";
import type { TrialView } from "@/lib/trials/queries";
import { canChange } from "@/lib/trials/rules";
import { EndCard } from "./end-card";
import { PromiseCard } from "./promise-card";
import { VerdictCard } from "./verdict-card";

export type TrialActions = Record<"sign" | "end" | "conclude" | "keep" | "pulse", FormAction>;
type TrialPageProps = { trial: TrialView; ledPulses: LedPulses | null; actions: TrialActions };

/** A trial from its promise to its verdict. */
export function TrialPage({ trial, ledPulses, actions }: TrialPageProps) {
  const audience = readers.trial(trial.names);
  const over = trial.state === "ended";
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        {over && <VerdictCard trial={trial} audience={audience} save={actions.conclude} keep={actions.keep} />}
        {(trial.state === "running" || (over && trial.pulses.length > 0)) && (
          <WeekCard trial={trial} audience={audience} action={actions.pulse} />
        )}
        {trial.led.length > 0 && (trial.state === "running" || over) && (
          <Card
            title="From those led"
            description={
              ledPulses
                ? "For you as the sponsor. Nobody else reads this, and nobody else learns who left it out."
                : `About the middle and at the end they can tell ${trial.names.sponsor} how it goes. Only ${trial.names.sponsor} reads it.`
            }
          >
            {ledPulses && <LedPulseList pulses={ledPulses} />}
          </Card>
        )}
        <PromiseCard trial={trial} audience={audience} action={actions.sign} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <Terms trial={trial} audience={audience} />
        <EndCard trial={trial} audience={audience} action={actions.end} />
      </div>
    </div>
  );
}

function Terms({ trial, audience }: { trial: TrialView; audience: string }) {
  const { id, track, startsOn, endsOn, share, names, led, competencies, findOut, state, participationId } = trial;
  return (
    <Card
      title="The terms"
      description={`Who can read this: ${audience}`}
      actions={
        canChange(state) && (
          <a href={`/trials/${id}/terms`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
            Change the terms
          </a>
        )
      }
    >
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Fact name="A taste of">
          <TrackBadge kind={track} name={tasteWords[track]} />
        </Fact>
        <Fact name="When">
          {formatDay(startsOn)} to {formatDay(endsOn)}
        </Fact>
        <Fact name="How much">{share} % of the week</Fact>
        <Fact name="Sponsor">{names.sponsor}</Fact>
        {led.length > 0 && <Fact name="Led meanwhile">{led.map((one) => one.name).join(", ")}</Fact>}
        {competencies.length > 0 && <Fact name="To practise">{competencies.map((one) => one.name).join(", ")}</Fact>}
        {participationId && (
          <Fact name="Part of">
            <a href={`/opportunities/doing/${participationId}`} className="link">
              an assignment
            </a>
          </Fact>
        )}
      </dl>
      <div>
        <h3 className="text-sm font-medium">What we want to find out</h3>
        <Markdown>{findOut}</Markdown>
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-fg-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
