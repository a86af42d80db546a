"use client";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import type { EvidenceChoices, EvidenceListView } from "@/lib/evidence/queries";
import type { SharingStep } from "@/lib/evidence/rules";
import { countOf } from "@/lib/format";
import { EvidenceFilters } from "./evidence-filters";
import { LinkForm } from "./link-form";
import { OwnPiece, type PieceActions } from "./own-piece";
import { SharingPath } from "./sharing-path";

type EvidencePageProps = {
  view: Pick<EvidenceListView, "pieces" | "page" | "pages" | "total">;
  choices: Pick<EvidenceChoices, "groups" | "managerName">;
  steps: Partial<Record<SharingStep, number>>;
  asked: { kind: string; competency: string; search: string };
  removed: string | null;
  /** Pieces that were made of links a moment ago. */
  kept: string[];
  actions: PieceActions & Record<"addLinks" | "takeBack" | "restore", FormAction>;
};

/** Everything one can show, newest first, with the two-action form above it. */
export function EvidencePage({ view, choices, steps, asked, removed, kept, actions }: EvidencePageProps) {
  const { pieces, page, pages } = view;
  const narrowed = Object.values(asked).some(Boolean);
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        {removed && (
          <ActionForm
            action={actions.restore}
            className="flex! flex-wrap items-center gap-3 rounded-lg bg-info-soft p-3"
            aria-label="Bring it back"
          >
            <input type="hidden" name="evidenceId" value={removed} />
            <input type="hidden" name="version" value="1" />
            <span role="status">Removed.</span>
            <SubmitButton variant="secondary" size="sm" pendingText="Bringing it back…">
              Bring it back
            </SubmitButton>
          </ActionForm>
        )}
        {kept.length > 0 && (
          <ActionForm
            action={actions.takeBack}
            success="Undone."
            className="flex! flex-wrap items-center gap-3 rounded-lg bg-info-soft p-3"
            aria-label="Undo keeping"
          >
            {kept.map((id) => (
              <input key={id} type="hidden" name="evidenceIds" value={id} />
            ))}
            <span role="status">{countOf(kept.length, "piece")} kept.</span>
            <SubmitButton variant="secondary" size="sm" pendingText="Undoing…">
              {kept.length > 1 ? "Undo all" : "Undo"}
            </SubmitButton>
          </ActionForm>
        )}
        <Card title="Add evidence">
          <LinkForm key={kept.join()} action={actions.addLinks} choices={choices} />
        </Card>
        {(narrowed || pieces.length > 0) && <EvidenceFilters asked={asked} groups={choices.groups} />}
        {pieces.length ? (
          <ul className="grid gap-4">
            {pieces.map((piece) => (
              <OwnPiece key={`${piece.id} ${piece.version}`} piece={piece} managerName={choices.managerName} actions={actions} />
            ))}
          </ul>
        ) : (
          <EmptyState
            title={narrowed ? "Nothing of that kind" : "Nothing kept yet"}
            example="“Sarah can now rotate the signing keys without me.”"
          >
            Evidence is what you did, in your words: something built, a decision and why, something a colleague can now do, something you
            passed on. It helps you remember, and others see.
          </EmptyState>
        )}
        <PageLinks
          page={page}
          pages={pages}
          hrefOf={(to) => `/evidence?${new URLSearchParams({ ...asked, page: String(to) })}`}
          label="Pages of evidence"
        />
      </div>
      <div className="grid content-start gap-4">
        <Card title="Passing it on" description="Begin anywhere. Skipping and going back cost nothing.">
          <SharingPath counts={steps} />
        </Card>
      </div>
    </div>
  );
}
