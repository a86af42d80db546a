import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanPage } from "@/components/growth-plans/plan-page";
import { requireViewer } from "@/lib/auth/sessions";
import {
  endFocusAction,
  pausePlanAction,
  postUpdateAction,
  resumePlanAction,
  reviseFocusAction,
  setAimAction,
  startFocusAction,
} from "@/lib/growth-plans/actions";
import { getPlan } from "@/lib/growth-plans/queries";
import { listLevelChoices } from "@/lib/ladders/queries";

export const metadata: Metadata = { title: "My growth" };

const actions = {
  setAim: setAimAction,
  startFocus: startFocusAction,
  reviseFocus: reviseFocusAction,
  endFocus: endFocusAction,
  postUpdate: postUpdateAction,
  pause: pausePlanAction,
  resume: resumePlanAction,
};

export default async function MyGrowthPage() {
  const viewer = await requireViewer();
  const [view, choices] = await Promise.all([getPlan(viewer, viewer.handle), listLevelChoices(viewer)]);
  if (!view) notFound();
  return <PlanPage view={view} choices={choices} actions={actions} />;
}
