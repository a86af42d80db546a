import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { EvidencePage } from "@/components/evidence/evidence-page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import {
  addLinksAction,
  keepEvidencePrivateAction,
  removeEvidenceAction,
  restoreEvidenceAction,
  shareEvidenceAction,
  takeBackLinksAction,
} from "@/lib/evidence/actions";
import { countSharingSteps, getEvidenceChoices, listEvidence } from "@/lib/evidence/queries";
import { evidenceSearch } from "@/lib/evidence/rules";
import { countOf } from "@/lib/format";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Evidence" };

const actions = {
  addLinks: addLinksAction,
  takeBack: takeBackLinksAction,
  share: shareEvidenceAction,
  keepPrivate: keepEvidencePrivateAction,
  remove: removeEvidenceAction,
  restore: restoreEvidenceAction,
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OwnEvidencePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const search = await searchParams;
  const asked = evidenceSearch(search);
  const [list, choices, steps] = await Promise.all([
    listEvidence(viewer, viewer.handle, asked),
    getEvidenceChoices(viewer),
    countSharingSteps(viewer),
  ]);
  const { pieces, page, pages, total } = list ?? notHere();
  const removed = typeof search.removed === "string" && /^[\da-f-]{36}$/.test(search.removed) ? search.removed : null;
  const kept = typeof search.kept === "string" && /^[\da-f-]{36}(,[\da-f-]{36}){0,19}$/.test(search.kept) ? search.kept.split(",") : [];
  return (
    <>
      <PageHeader
        title="Evidence"
        context={total ? `${countOf(total, "piece")}, newest first.` : "What you did and can show."}
        actions={
          <>
            <ButtonLink href="/evidence/brag">Brag document</ButtonLink>
            <ButtonLink href="/evidence/new" variant="primary">
              Add evidence
            </ButtonLink>
          </>
        }
      />
      <WithMarkdown of={pieces}>
        <EvidencePage
          view={{ pieces, page, pages, total }}
          choices={{ groups: choices.groups, managerName: choices.managerName }}
          steps={steps}
          asked={{ kind: asked.kind ?? "", competency: asked.competency ?? "", search: asked.search }}
          removed={removed}
          kept={kept}
          actions={actions}
        />
      </WithMarkdown>
    </>
  );
}
