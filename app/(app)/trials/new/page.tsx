import { readers } from "@/lib/access/readers";
import type { Metadata } from "next";
import { TermsForm } from "@/components/trials/terms-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { addDays } from "@/lib/clock";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { notHere } from "@/lib/requests/denials";
import { proposeTrialAction } from "@/lib/trials/actions";
import { getTermChoices } from "@/lib/trial-terms/queries";
import { longestDays, usualPromise } from "@/lib/trials/rules";

export const metadata: Metadata = { title: "Propose a trial" };

type Props = { searchParams: Promise<{ part?: string | string[] }> };

/** Proposes a trial, freely or, with `?part=`, as one's part in an assignment. */
export default async function ProposeTrialPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { part } = await searchParams;
  const [found, { groups }] = await Promise.all([
    getTermChoices(viewer, { participationId: typeof part === "string" ? part : null }),
    getEvidenceChoices(viewer),
  ]);
  const { participation, managerName, peers, today } = found ?? notHere();
  const startsOn = participation && participation.startsOn > today ? participation.startsOn : addDays(today, participation ? 0 : 7);
  const latest = addDays(startsOn, longestDays - 1);
  const ends = participation && participation.endsOn > startsOn ? participation.endsOn : addDays(startsOn, 27);
  const start = {
    title: participation?.title ?? "",
    track: participation?.tracks[0] ?? "management",
    sponsor: participation?.owner ?? managerName ?? "",
    startsOn,
    endsOn: ends > latest ? latest : ends,
    share: participation ? Math.min(100, Math.max(5, Math.round((participation.hours / 40) * 20) * 5)) : 50,
    findOut: "",
    promise: usualPromise,
    ledIds: [],
    others: "",
    competencyIds: participation?.competencyIds ?? [],
  };
  return (
    <>
      <PageHeader
        title="Propose a trial"
        breadcrumbs={[{ href: "/trials", label: "Trials" }]}
        context="It begins once you and your manager have signed, and changes nothing about your level, your plan or your manager."
      />
      {managerName ? (
        <Card className="max-w-180">
          <TermsForm
            action={proposeTrialAction}
            start={start}
            peers={peers}
            groups={groups}
            participationId={participation?.id ?? null}
            audience={readers.trial({ person: "You", manager: managerName, sponsor: "the sponsor" })}
            draftKey={`trial-${participation?.id ?? "new"}`}
          />
        </Card>
      ) : (
        <EmptyState title="It takes two">
          A trial is a promise between somebody and their manager. Without a manager there is nobody to sign it with.
        </EmptyState>
      )}
    </>
  );
}
