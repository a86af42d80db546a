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

/** `?edit=` names the one form that is open beside the update: aim, focus (a new one) or the id of a focus. */
export default async function MyGrowthPage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const viewer = await requireViewer();
  const [view, { edit }] = await Promise.all([getPlan(viewer, viewer.handle), searchParams]);
  if (!view) notFound();
  const editing = !view.plan ? "aim" : typeof edit === "string" ? edit : null;
  const choices = editing === "aim" ? await listLevelChoices(viewer) : [];
  return <PlanPage view={view} choices={choices} editing={editing} actions={actions} />;
}
