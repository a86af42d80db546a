import type { Metadata } from "next";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { KindLinks } from "@/components/evidence/kind-links";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { addEvidenceAction } from "@/lib/evidence/actions";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { isKind, isSharingStep, kinds } from "@/lib/evidence/rules";

export const metadata: Metadata = { title: "Add evidence" };

type Props = { searchParams: Promise<{ kind?: string | string[]; step?: string | string[] }> };

export default async function NewEvidencePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const [asked, choices] = await Promise.all([searchParams, getEvidenceChoices(viewer)]);
  const kind = isKind(asked.kind) ? asked.kind : "delivery";
  return (
    <>
      <PageHeader title="Add evidence" breadcrumbs={[{ href: "/evidence", label: "Evidence" }]} context={kinds[kind].says} />
      <KindLinks current={kind} />
      <Card>
        <EvidenceForm
          key={kind}
          action={addEvidenceAction}
          kind={kind}
          choices={choices}
          step={isSharingStep(asked.step) ? asked.step : null}
          draftKey={`evidence-${kind}`}
        />
      </Card>
    </>
  );
}
