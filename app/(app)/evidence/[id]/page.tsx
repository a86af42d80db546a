import type { Metadata } from "next";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { reviseEvidenceAction } from "@/lib/evidence/actions";
import { getEvidence, getEvidenceChoices } from "@/lib/evidence/queries";
import { claimState, kinds } from "@/lib/evidence/rules";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Change evidence" };

export default async function EvidencePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const [found, choices] = await Promise.all([getEvidence(viewer, id), getEvidenceChoices(viewer)]);
  const piece = found ?? notHere();
  return (
    <>
      <PageHeader
        title={piece.title}
        breadcrumbs={[{ href: "/evidence", label: "Evidence" }]}
        context={[kinds[piece.kind].name, piece.claim && claimState(piece.claim)].filter(Boolean).join(" · ")}
      />
      <Card>
        <EvidenceForm action={reviseEvidenceAction} kind={piece.kind} choices={choices} piece={piece} draftKey={`evidence-${piece.id}`} />
      </Card>
    </>
  );
}
