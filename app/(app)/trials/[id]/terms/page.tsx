import { readers } from "@/lib/access/readers";
import type { Metadata } from "next";
import { TermsForm } from "@/components/trials/terms-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { notHere } from "@/lib/requests/denials";
import { reviseTrialAction } from "@/lib/trials/actions";
import { getTermChoices } from "@/lib/trial-terms/queries";
import { canChange } from "@/lib/trials/rules";

export const metadata: Metadata = { title: "Terms of a trial" };

export default async function TermsPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const [choices, { groups }] = await Promise.all([getTermChoices(viewer, { trialId: id }), getEvidenceChoices(viewer)]);
  const { trial, peers } = choices ?? notHere();
  if (!trial || !canChange(trial.state)) notHere();
  const { title, track, names, startsOn, endsOn, share, findOut, promise, led, competencies, version } = trial;
  const others = led.filter((one) => !peers.some((peer) => peer.id === one.id)).map((one) => one.handle);
  const ledIds = led.map((one) => one.id);
  const competencyIds = competencies.map((one) => one.id);
  return (
    <>
      <PageHeader
        title="Terms of the trial"
        breadcrumbs={[
          { href: "/trials", label: "Trials" },
          { href: `/trials/${id}`, label: title },
        ]}
        context="Whatever changes here is signed anew by both."
      />
      <Card className="max-w-180">
        <TermsForm
          action={reviseTrialAction}
          start={{
            title,
            track,
            startsOn,
            endsOn,
            share,
            findOut,
            promise,
            sponsor: names.sponsor,
            ledIds,
            others: others.join(", "),
            competencyIds,
          }}
          peers={peers}
          groups={groups}
          changing={{ id, version }}
          audience={readers.trial(names)}
          draftKey={`trial-${id}`}
        />
      </Card>
    </>
  );
}
