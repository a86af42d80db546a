import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { WishCard } from "@/components/build-wishes/wish-card";
import { PlanPage } from "@/components/growth-plans/plan-page";
import { RampGlance } from "@/components/ramp-plans/ramp-glance";
import { TryingCard } from "@/components/trials/trying-card";
import { getAgreedCell } from "@/lib/assessments/queries";
import { requireViewer } from "@/lib/auth/sessions";
import { forgetWishAction, wishToBuildAction } from "@/lib/build-wishes/actions";
import { getOwnWish } from "@/lib/build-wishes/queries";
import {
  correctUpdateAction,
  endFocusAction,
  postUpdateAction,
  removeUpdateAction,
  restoreUpdateAction,
  resumePlanAction,
  reviewPlanAction,
  reviseFocusAction,
  setAimAction,
  startFocusAction,
} from "@/lib/growth-plans/actions";
import { revisitDecisionAction } from "@/lib/decisions/actions";
import { getPlan } from "@/lib/growth-plans/queries";
import { answerClaimAction } from "@/lib/multipliers/actions";
import { listLevelChoices } from "@/lib/ladders/queries";
import { getOutlook } from "@/lib/outlooks/queries";
import { getRamp } from "@/lib/ramp-plans/queries";
import { notHere } from "@/lib/requests/denials";
import { getSettings } from "@/lib/settings/queries";
import { listTrialsAtHand } from "@/lib/trials/queries";

export const metadata: Metadata = { title: "My growth" };

const actions = {
  setAim: setAimAction,
  startFocus: startFocusAction,
  reviseFocus: reviseFocusAction,
  endFocus: endFocusAction,
  postUpdate: postUpdateAction,
  correctUpdate: correctUpdateAction,
  removeUpdate: removeUpdateAction,
  restoreUpdate: restoreUpdateAction,
  review: reviewPlanAction,
  resume: resumePlanAction,
  revisit: revisitDecisionAction,
  answerClaim: answerClaimAction,
};

/** `?edit=` names the one form that is open beside the update: aim, focus (a new one) or the id of a focus or of an update. */
export default async function MyGrowthPage({
  searchParams,
}: {
  searchParams: Promise<Record<"edit" | "removed" | "round" | "competency", string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const [view, outlook, { edit, removed, round, competency }] = await Promise.all([
    getPlan(viewer, viewer.handle),
    getOutlook(viewer),
    searchParams,
  ]);
  if (!view) notHere();
  const editing = !view.plan ? "aim" : typeof edit === "string" ? edit : null;
  // Most people have none of these.
  const { tries, moves, leads } = outlook.has;
  const [trials, ramp, wish, choices, settings, agreed] = await Promise.all([
    tries ? listTrialsAtHand(viewer, viewer.handle) : [],
    moves ? getRamp(viewer, viewer.handle) : null,
    leads ? getOwnWish(viewer) : null,
    editing === "aim" ? listLevelChoices(viewer) : [],
    editing && editing !== "aim" ? getSettings(viewer) : null,
    editing === "focus" && round ? getAgreedCell(viewer, round, competency) : null,
  ]);
  return (
    <WithMarkdown of={[view, outlook]}>
      <PlanPage
        view={view}
        choices={choices}
        editing={editing}
        removed={typeof removed === "string" && /^[\da-f-]{36}$/.test(removed) ? removed : null}
        agreed={agreed}
        asks={settings?.questions ?? false}
        outlook={outlook}
        actions={actions}
        beside={
          <>
            <TryingCard trials={trials} />
            {ramp && <RampGlance ramp={ramp} />}
            {wish && !ramp && <WishCard wish={wish} keep={wishToBuildAction} letGo={forgetWishAction} />}
          </>
        }
      />
    </WithMarkdown>
  );
}
