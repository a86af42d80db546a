import type { Metadata } from "next";
import { NoteList } from "@/components/private-notes/note-list";
import { SealForm } from "@/components/private-notes/sealed-note";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Textarea } from "@/components/ui/form/field";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import {
  addNoteAction,
  addSealedNoteAction,
  removeNoteAction,
  resealNoteAction,
  restoreNoteAction,
  reviseNoteAction,
} from "@/lib/private-notes/actions";
import { listNotes } from "@/lib/private-notes/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Private notes" };

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<{ page?: string | string[] }> };

const actions = {
  add: addNoteAction,
  addSealed: addSealedNoteAction,
  revise: reviseNoteAction,
  reseal: resealNoteAction,
  remove: removeNoteAction,
  restore: restoreNoteAction,
};

export default async function NotesPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const asked = await searchParams;
  const viewer = await requireViewer();
  const view = await listNotes(viewer, handle, { page: pageOf(asked.page) });
  if (!view) notHere();
  const { person, notes, bound, draftSecret, removed, page, pages } = view;
  return (
    <>
      <PageHeader
        title={`Private notes: ${person.name}`}
        breadcrumbs={[person.hasLeft ? { href: "/settings#notes", label: "Settings" } : { href: `/people/${handle}`, label: person.name }]}
        context={`Only you read them: not ${person.name}, nobody above you, and no administrator. They never move to anybody.${person.hasLeft ? ` ${person.name} has left; what you kept stays yours.` : ""}`}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          {notes.length || removed.length ? (
            <NoteList view={view} actions={actions} />
          ) : (
            <EmptyState title="No notes yet" example="Ask about the move in spring.">
              What you would like to remember, and nobody else needs to.
            </EmptyState>
          )}
          <PageLinks label="Pages of notes" page={page} pages={pages} hrefOf={(to) => `/people/${handle}/notes?page=${to}`} />
        </div>
        {!person.hasLeft && (
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
            <Card
              tone="private"
              title="A private note"
              description="The product shows it to you alone. Whoever runs the server could still read it from its disk: for more than that, seal it."
            >
              <ActionForm
                action={actions.add}
                success="Kept."
                resetOnSuccess
                draftKey={`note-${handle}`}
                draftSecret={draftSecret}
                aria-label="Private note"
              >
                <input type="hidden" name="handle" value={handle} />
                <Field name="words" label="What I would like to remember" audience="Only you">
                  <Textarea rows={3} />
                </Field>
                <SubmitButton className="justify-self-start">Save</SubmitButton>
              </ActionForm>
            </Card>
            <Card
              tone="private"
              title="A sealed note"
              description="Encrypted in this browser: the server never sees the words nor the passphrase. Lost with the passphrase; nobody can bring it back."
            >
              <noscript>
                <p>Sealing happens in the browser and needs JavaScript.</p>
              </noscript>
              <SealForm action={actions.addSealed} handle={handle} bound={bound} />
            </Card>
          </div>
        )}
      </div>
    </>
  );
}
