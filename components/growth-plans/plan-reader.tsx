import type { ReactNode } from "react";
import { ReadinessLink } from "@/components/readiness/readiness-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { PlanView } from "@/lib/growth-plans/queries";
import { isFirstMove } from "@/lib/readiness/rules";
import { AimSummary } from "./aim-summary";
import { FocusList } from "./focus-list";
import { UpdateList } from "./update-list";

/** Somebody's plan as those above them read it; nothing here can be changed. */
export function PlanReader({ view, trying }: { view: PlanView; trying: ReactNode }) {
  const { person, plan, placement, isManager, today } = view;
  if (!plan)
    return (
      <EmptyState title="No plan yet" example="“I would like to find out whether leading people suits me.”">
        {person.name} has not begun a plan. A plan is theirs to begin; a talk about what they have in mind is a good start.
      </EmptyState>
    );
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-4">
        <Card title="What they practise now">
          <FocusList focuses={plan.focuses} audience="" forms={null} />
        </Card>
      </div>
      <div className="grid content-start gap-4">
        <Card title="Where they are and where they look">
          <AimSummary placement={placement} plan={plan} />
          {isManager && isFirstMove(placement?.level, plan.aimLevel) && <ReadinessLink handle={person.handle} other={person.name} />}
        </Card>
        {trying}
        <Card title="Lately">
          {plan.updates.length ? <UpdateList updates={plan.updates} today={today} /> : <p className="text-fg-muted">No updates yet.</p>}
        </Card>
      </div>
    </div>
  );
}
