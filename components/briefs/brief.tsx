"use client";
import { Words } from "@/components/ui/markdown/words";
import { AnswersList } from "@/components/decision-checks/answers-list";
import { UpdateList } from "@/components/growth-plans/update-list";
import { RampGlance } from "@/components/ramp-plans/ramp-glance";
import { TryingCard } from "@/components/trials/trying-card";
import { MixBars } from "@/components/work-mixes/mix-bars";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { TrackBadge } from "@/components/ui/ladder-badges";
import type { FormAction } from "@/components/ui/form/action-form";
import { kinds } from "@/lib/evidence/rules";
import { formatDay, formatMonth } from "@/lib/format";
import { endingWords } from "@/lib/growth-plans/rules";
import { reasonWords } from "@/lib/placements/rules";
import type { BriefView } from "@/lib/briefs/queries";
import { BetweenUs } from "./between-us";
import { Points } from "./points";

const changes = { started: "new", revised: "changed", ended: "ended" } as const;

type BriefProps = { brief: BriefView; dismiss: FormAction };

/** What happened since a day and what is worth a word, on one screen: for the next 1-on-1. */
export function Brief({ brief, dismiss }: BriefProps) {
  const { person, updates, focuses, placements, plan, today, points, talk, evidence, feedback, mix, check, trials, ramp } = brief;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-4">
        {talk && <Points points={points} handle={person.handle} dismiss={dismiss} />}
        {talk && <BetweenUs talk={talk} handle={person.handle} />}
        <Card title="Updates">
          {updates.length ? <UpdateList updates={updates} today={today} /> : <p className="text-fg-muted">No update since then.</p>}
        </Card>
      </div>
      <div className="grid content-start gap-4">
        {ramp && <RampGlance ramp={ramp} />}
        <Card title="Focuses">
          {focuses.length ? (
            <ul className="grid gap-2">
              {focuses.map((focus) => (
                <li key={focus.id}>
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">{focus.name}</span>
                    {focus.change && (
                      <Badge tone={focus.change === "ended" ? "neutral" : "accent"}>
                        {focus.change === "ended" && focus.ending ? endingWords[focus.ending] : changes[focus.change]}
                      </Badge>
                    )}
                    {focus.overdue && focus.dueOn && <Badge tone="warn">The date was {formatDay(focus.dueOn)}</Badge>}
                  </p>
                  <Words className="text-fg-muted">{focus.nextStep}</Words>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-fg-muted">No focus at the moment.</p>
          )}
        </Card>
        <Card title="New evidence">
          {evidence.length ? (
            <ul className="grid gap-2">
              {evidence.map(({ id, kind, title, plainLine, day }) => (
                <li key={id}>
                  <p className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
                    <time dateTime={day}>{formatDay(day)}</time>
                    <Badge>{kinds[kind].name}</Badge>
                  </p>
                  <p className="wrap-anywhere">{title}</p>
                  {plainLine && <Words className="text-sm text-fg-muted">{plainLine}</Words>}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-fg-muted">None since then.</p>
          )}
        </Card>
        <TryingCard trials={trials} />
        {feedback.length > 0 && (
          <Card title="Feedback" description="Meant for you too.">
            <ul className="grid gap-2">
              {feedback.map(({ id, words, by, competency, day }) => (
                <li key={id}>
                  <p className="text-sm text-fg-muted">
                    {by}, <time dateTime={day}>{formatDay(day)}</time>
                    {competency && `, on ${competency}`}
                  </p>
                  <Words>{words}</Words>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {check && (
          <Card title="Build, lead, or both?" description={`Their answers of ${formatDay(check.day)}, shared with you.`}>
            <AnswersList answers={check} words={check.words} />
          </Card>
        )}
        {mix && (
          <Card title={`Their week, ${formatMonth(mix.month)}`} description={`Shared on ${formatDay(mix.sharedOn)}.`}>
            <MixBars
              mixes={[
                { label: "Wanted", week: mix.wanted },
                { label: "Real", week: mix.real },
              ]}
            />
          </Card>
        )}
        <Card title="Aim and placement">
          <p>
            {plan ? aimText(plan) : "No plan yet."}
            {plan?.aimChanged && <Badge tone="accent">changed</Badge>}
          </p>
          {plan?.aim === "experience" && <p className="wrap-anywhere">{plan.aimExperience}</p>}
          {placements.length ? (
            <ul className="grid gap-1">
              {placements.map(({ id, day, reason, level }) => (
                <li key={id} className="flex flex-wrap items-center gap-2">
                  <time dateTime={day}>{formatDay(day)}</time>
                  {level.title}
                  <TrackBadge kind={level.track.kind} name={level.track.name} />
                  <span className="text-fg-muted">{reasonWords[reason]}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-fg-muted">No change of level or track since then.</p>
          )}
        </Card>
      </div>
    </div>
  );
}

function aimText({ aim, aimLevel }: NonNullable<BriefView["plan"]>): string {
  if (aim === "level") return `Has ${aimLevel?.title} in mind. `;
  if (aim === "experience") return "Would like this experience: ";
  return aim === "staying" ? "Is staying, and growing where they are. " : "Is exploring. ";
}
