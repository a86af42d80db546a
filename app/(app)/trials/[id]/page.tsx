import type { Metadata } from "next";
import { TrialPage } from "@/components/trials/trial-page";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { notHere } from "@/lib/requests/denials";
import { keepPulseAction } from "@/lib/trial-pulses/actions";
import { listLedPulses } from "@/lib/trial-pulses/queries";
import { concludeTrialAction, keepTrialAction } from "@/lib/trial-verdicts/actions";
import { endTrialAction, signTrialAction } from "@/lib/trials/actions";
import { getTrial } from "@/lib/trials/queries";
import { triedWords } from "@/lib/trials/rules";

export const metadata: Metadata = { title: "Trial" };

const actions = {
  sign: signTrialAction,
  end: endTrialAction,
  conclude: concludeTrialAction,
  keep: keepTrialAction,
  pulse: keepPulseAction,
};

export default async function OneTrialPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const [found, ledPulses] = await Promise.all([getTrial(viewer, id), listLedPulses(viewer, id)]);
  const trial = found ?? notHere();
  return (
    <>
      <PageHeader
        title={trial.role === "engineer" ? trial.title : `${trial.names.person}: ${trial.title}`}
        breadcrumbs={[{ href: "/trials", label: "Trials" }]}
        context={`A trial of ${triedWords[trial.track]}. ${trial.standing}.`}
      />
      <TrialPage trial={trial} ledPulses={ledPulses} actions={actions} />
    </>
  );
}
