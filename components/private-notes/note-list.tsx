import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import { hasMarkup, Markdown } from "@/components/ui/markdown/markdown";
import { formatDay } from "@/lib/format";
import type { NotesView } from "@/lib/private-notes/queries";
import { SealedNote } from "./sealed-note";

export type NoteActions = Record<"add" | "addSealed" | "revise" | "reseal" | "remove" | "restore", FormAction>;
type NoteListProps = { view: NotesView; actions: NoteActions };

/** What one keeps about somebody, the newest first. */
export function NoteList({ view: { notes, removed, bound, draftSecret }, actions }: NoteListProps) {
  return (
    <ul className="grid gap-3">
      {notes.map((note) => (
        <li key={note.id}>
          <Card tone="private" title={`${formatDay(note.day)}${note.sealed ? ", sealed" : ""}`} level={3}>
            {note.sealed ? (
              <SealedNote note={note} bound={bound} action={actions.reseal} />
            ) : (
              <>
                {hasMarkup(note.words ?? "") && <Markdown>{note.words ?? ""}</Markdown>}
                <ActionForm
                  action={actions.revise}
                  success="Saved."
                  draftKey={`note-${note.id}`}
                  draftSecret={draftSecret}
                  aria-label={`Note of ${note.day}`}
                >
                  <input type="hidden" name="noteId" value={note.id} />
                  <input type="hidden" name="version" value={note.version} />
                  <Field name="words" label="What I keep" hideLabel audience="Only you">
                    <Textarea rows={2} defaultValue={note.words ?? ""} />
                  </Field>
                  <SubmitButton size="sm" variant="secondary" className="justify-self-start">
                    Save
                  </SubmitButton>
                </ActionForm>
              </>
            )}
            <Turn action={actions.remove} note={note} label={`Remove the note of ${formatDay(note.day)}`}>
              Remove
            </Turn>
          </Card>
        </li>
      ))}
      {removed.map((note) => (
        <li key={note.id} className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
          A note of {formatDay(note.day)} was removed.
          <Turn action={actions.restore} note={note} label={`Bring back the note of ${formatDay(note.day)}`}>
            Bring it back
          </Turn>
        </li>
      ))}
    </ul>
  );
}

type TurnProps = { action: FormAction; note: { id: string; version: number }; label: string; children: string };

function Turn({ action, note, label, children }: TurnProps) {
  return (
    <ActionForm action={action} className="block!">
      <input type="hidden" name="noteId" value={note.id} />
      <input type="hidden" name="version" value={note.version} />
      <SubmitButton size="sm" variant="quiet" pendingText="…" aria-label={label}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
