import type { Metadata } from "next";
import { HandoffPage } from "@/components/handoffs/handoff-page";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { addHandoffLineAction, removeHandoffLineAction, saveHandoffAction } from "@/lib/handoffs/actions";
import { getHandoff } from "@/lib/handoffs/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Change of manager" };

const actions = { save: saveHandoffAction, addLine: addHandoffLineAction, removeLine: removeHandoffLineAction };

export default async function ChangeOfManagerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer();
  const view = (await getHandoff(viewer, id)) ?? notHere();
  const { person, from, to, role, day } = view;
  return (
    <>
      <PageHeader
        title={role === "person" ? `From ${from.name} to ${to.name}` : `${person.name}: from ${from.name} to ${to.name}`}
        breadcrumbs={[{ href: "/one-on-ones", label: "1-on-1s" }]}
        context={`A change of manager, on ${formatDay(day)}. It should cost ${role === "person" ? "you" : person.name} nothing.`}
      />
      <HandoffPage view={view} actions={actions} />
    </>
  );
}
