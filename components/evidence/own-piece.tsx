import { readers } from "@/lib/access/readers";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Icon } from "@/components/ui/icon";
import type { PieceView } from "@/lib/evidence/queries";
import { claimState } from "@/lib/evidence/rules";
import { Piece } from "./piece";

export type PieceActions = Record<"share" | "keepPrivate" | "remove", FormAction>;
type OwnPieceProps = { piece: PieceView; managerName: string | null; actions: PieceActions };

/** A piece of one's own: who can read it now, and what one can do with it. */
export function OwnPiece({ piece, managerName, actions }: OwnPieceProps) {
  const { id, title, version, shared, claim } = piece;
  const audience = readers.evidence(piece, managerName);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <Piece piece={piece} aside={claim && <span>{claimState(claim)}</span>} />
      <div className="no-print flex flex-wrap items-center gap-x-3 px-1 text-sm text-fg-muted">
        <span className="inline-flex items-center gap-1 text-xs">
          <Icon name={audience === "Only you" ? "lock" : "eye"} className="size-3.5" /> {audience}
        </span>
        <span className="flex-1" />
        <a href={`/evidence/${id}`} className="text-accent-text hover:underline">
          Change<span className="sr-only"> {title}</span>
        </a>
        <Turn action={shared ? actions.keepPrivate : actions.share} id={id} version={version}>
          {shared ? "Keep it to myself" : "Share"}
          <span className="sr-only"> {title}</span>
        </Turn>
        <Turn action={actions.remove} id={id} version={version}>
          Remove<span className="sr-only"> {title}</span>
        </Turn>
      </div>
    </li>
  );
}

function Turn({ action, id, version, children }: { action: FormAction; id: string; version: number; children: React.ReactNode }) {
  return (
    <ActionForm action={action} className="block!">
      <input type="hidden" name="evidenceId" value={id} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="quiet" size="sm" pendingText="…">
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
