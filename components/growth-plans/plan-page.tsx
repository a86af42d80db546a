"use client";
import { readers } from "@/lib/access/readers";
import type { ReactNode } from "react";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RevisitCard } from "@/components/decisions/revisit-card";
import { ComingUp } from "@/components/one-on-ones/coming-up";
import { ClaimCard } from "@/components/multipliers/claim-card";
import { OwnUpdates, type UpdateActions } from "@/components/growth-updates/own-updates";
import { ReadinessLink } from "@/components/readiness/readiness-link";
import type { AgreedCell } from "@/lib/assessments/queries";
import type { PlanView } from "@/lib/growth-plans/queries";
import type { LevelChoices } from "@/lib/ladders/queries";
import type { Outlook } from "@/lib/outlooks/queries";
import { isFirstMove } from "@/lib/readiness/rules";
import { AimForm } from "./aim-form";
import { AimSummary } from "./aim-summary";
import { EditLink } from "./edit-link";
import { Expectations } from "./expectations";
import { StartFocusForm } from "./focus-form";
import { FocusList } from "./focus-list";
import { FreshnessBadge } from "./freshness-badge";
import { ReviewForm } from "./review-form";
import { UpdateForm } from "./update-form";

/** What the plan's own person can do with it. */
export type PlanActions = UpdateActions &
  Record<"setAim" | "startFocus" | "reviseFocus" | "endFocus" | "postUpdate" | "review" | "resume" | "revisit" | "answerClaim", FormAction>;

type PlanPageProps = {
  view: PlanView;
  choices: LevelChoices;
  editing: string | null;
  /** The update that was removed a moment ago. */
  removed: string | null;
  /** What an assessment round was agreed to lead to. */
  agreed: AgreedCell | null;
  /** Whether a focus is asked about as it is written. */
  asks: boolean;
  /** What waits and what comes next; private to the plan's own person. */
  outlook: Outlook;
  actions: PlanActions;
  /** What is tried, or has begun, beside the plan. */
  beside: ReactNode;
};

/** My growth: where I am, what I have in mind and what it asks, what I practise, and the two-minute update. */
export function PlanPage({ view, choices, editing, removed, agreed, asks, outlook, beside, actions }: PlanPageProps) {
  const { person, plan, placement, groups, managerName, today } = view;
  const audience = readers.plan(managerName);
  const own = placement?.level;
  const writer = asks ? { track: own?.track.kind ?? "other", pastTheFork: own?.pastTheFork ?? false } : null;
  const aimed = plan?.aimLevel ?? placement?.level;
  return (
    <>
      <PageHeader
        title="My growth"
        context={person.title}
        badges={plan && <FreshnessBadge freshness={plan.freshness} quietDays={plan.quietDays} />}
        actions={
          <>
            <ButtonLink href="/me/work-mix">Work mix</ButtonLink>
            <ButtonLink href="/me/timeline">Timeline</ButtonLink>
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-4">
          {plan && editing === "review" && (
            <Card id="review" title="Lost the spark?">
              <ReviewForm action={actions.review} plan={plan} />
            </Card>
          )}
          {plan && (
            <Card
              title="Two-minute update"
              description={plan.state === "paused" ? "Your plan is resting. An update wakes it up." : undefined}
            >
              <UpdateForm action={actions.postUpdate} focuses={plan.focuses} audience={audience} draftKey={`update-${person.id}`} />
            </Card>
          )}
          {(outlook.claims.length > 0 || outlook.decisions.length > 0) && (
            <Card title="Waiting for you">
              {outlook.claims.map((claim) => (
                <ClaimCard key={claim.evidenceId} claim={claim} action={actions.answerClaim} />
              ))}
              {outlook.decisions.map((decision) => (
                <RevisitCard key={decision.evidenceId} decision={decision} action={actions.revisit} />
              ))}
            </Card>
          )}
          {plan && (
            <Card id="focuses" title="What I practise now">
              <FocusList
                focuses={plan.focuses}
                audience={audience}
                forms={{ editing, writer, revise: actions.reviseFocus, end: actions.endFocus }}
              />
              {plan.focuses.length < 3 &&
                (editing === "focus" || !plan.focuses.length ? (
                  <StartFocusForm
                    action={actions.startFocus}
                    groups={groups}
                    audience={audience}
                    writer={writer}
                    agreed={agreed}
                    draftKey={`focus-${person.id}`}
                  />
                ) : (
                  <EditLink form="focus" at="focuses">
                    Add a focus
                  </EditLink>
                ))}
            </Card>
          )}
        </div>
        <div className="grid content-start gap-4">
          <Card id="aim" title="Where I am and where I look">
            <AimSummary placement={placement} plan={plan} />
            {managerName && isFirstMove(own, plan?.aimLevel) && <ReadinessLink handle={person.handle} other={managerName} />}
            {editing === "aim" ? (
              <AimForm action={actions.setAim} plan={plan} choices={choices} audience={audience} />
            ) : (
              <p className="flex flex-wrap gap-x-4">
                <EditLink form="aim" at="aim">
                  Change my aim
                </EditLink>
                <a href="/me/decision-check" className="min-h-6 text-sm text-accent-text hover:underline">
                  Build, lead, or both?
                </a>
              </p>
            )}
          </Card>
          {beside}
          <Card title="What comes next">
            <ComingUp outlook={outlook} />
          </Card>
          {plan && (
            <Card id="updates" title="Lately">
              <OwnUpdates updates={plan.updates} today={today} audience={audience} editing={editing} removed={removed} actions={actions} />
              <p className="flex flex-wrap gap-x-4">
                <a href="/me/history" className="min-h-6 text-sm text-accent-text hover:underline">
                  What my plan said before
                </a>
                {plan.state !== "paused" && (
                  <EditLink form="review" at="review">
                    Lost the spark?
                  </EditLink>
                )}
              </p>
              {plan.state === "paused" && <WakeForm plan={plan} action={actions.resume} />}
            </Card>
          )}
        </div>
        {aimed && groups.length > 0 && (
          <Card title={`What ${aimed.title} expects`} className="lg:col-span-2">
            <Expectations groups={groups} levelPath={`/ladders/${aimed.version.framework.key}/${aimed.key}`} />
          </Card>
        )}
      </div>
    </>
  );
}

function WakeForm({ plan, action }: { plan: NonNullable<PlanView["plan"]>; action: FormAction }) {
  return (
    <ActionForm action={action} aria-label="Take the plan up again">
      <input type="hidden" name="version" value={plan.version} />
      <SubmitButton variant="quiet" size="sm" className="justify-self-start" pendingText="Waking…">
        Take my plan up again
      </SubmitButton>
    </ActionForm>
  );
}
