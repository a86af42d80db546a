"use client";
import { Words } from "@/components/ui/markdown/words";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { formatDate, formatDay } from "@/lib/format";
import type { LineView, TalkView } from "@/lib/talk-lines/queries";
import { AddLine } from "./add-line";
import { MeetingCard, type MeetingActions } from "./meeting-card";
import { type LineActions, TalkLine, Turn } from "./talk-line";
import { type Connection, useLive } from "@/components/ui/use-live";
import { useKeptLines } from "./kept-lines";
import { WritingContext } from "./writing";

/** `draft` is a line for one's own part, which nobody else sees before it is added. */
type TalkProps = { talk: TalkView; draft: string | null; lines: LineActions; meetings: MeetingActions };

/** What two people talk about: agenda, notes and who does what, written by both at the same time. */
export function Talk({ talk, draft, lines, meetings }: TalkProps) {
  const { room, agenda, done, removed, meeting, past } = talk;
  const connection = useLive(`/api/one-on-ones/${room.other.handle}${past && meeting ? `?meeting=${meeting.id}` : ""}`, talk.stamp);
  const { tell, writing, isWriting, rows } = useKeptLines(talk);
  // Whoever is writing when it ends keeps the boxes, to copy from.
  const readOnly = room.ended && !writing;
  const list = (name: "agenda" | "notes" | "actions", empty: string, frozen = readOnly) => {
    const shown = rows(name);
    if (!shown.length) return <p className="text-fg-muted">{empty}</p>;
    return (
      <ul className="grid gap-3">
        {shown.map(({ line, note }) => (
          <TalkLine key={line.id} line={line} {...(note ? { note } : {})} other={room.other.name} actions={lines} readOnly={frozen} />
        ))}
      </ul>
    );
  };
  const add = (kind: "agenda" | "note" | "action", label: string) =>
    readOnly ? null : <AddLine action={lines.add} handle={room.other.handle} kind={kind} other={room.other.name} label={label} />;
  return (
    <WritingContext value={tell}>
      <Standing connection={connection} ended={room.ended && writing} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Column>
          {draft && !agenda.some((line) => line.words === draft) && (
            <Card tone="private" title="From your work mix">
              <p>{draft}</p>
              <ActionForm action={lines.add} success="Added." className="block!">
                <input type="hidden" name="handle" value={room.other.handle} />
                <input type="hidden" name="kind" value="agenda" />
                <input type="hidden" name="words" value={draft} />
                <SubmitButton size="sm" variant="secondary">
                  Add it to the agenda
                </SubmitButton>
              </ActionForm>
            </Card>
          )}
          <Card title="To talk about" description={`Only you and ${room.other.name} read this page.`}>
            {list("agenda", "Nothing yet. Whoever thinks of something writes it here.")}
            {add("agenda", "Add to the agenda")}
          </Card>
          <Card title={meeting ? `Notes of ${formatDate(meeting.day)}` : "Notes"}>
            {list("notes", meeting ? "No notes yet." : "Notes belong to a meeting: plan one first.", readOnly || past)}
            {!past && (meeting || isWriting("new note")) && add("note", "Add a note")}
          </Card>
        </Column>
        <Column>
          {!readOnly && <MeetingCard room={room} worth={talk.worth} actions={meetings} />}
          <Card title="Who does what">
            {list("actions", "Nothing open.")}
            {add("action", "Add an action")}
          </Card>
          <Settled
            title="Done lately"
            rows={done}
            back={readOnly ? null : { action: lines.tick, extra: { done: "false" }, words: "Not done after all" }}
          />
          <Settled title="Removed this week" rows={removed} back={readOnly ? null : { action: lines.restore, words: "Bring back" }} />
          <Earlier talk={talk} />
        </Column>
      </div>
    </WritingContext>
  );
}

const standings: Record<Exclude<Connection, "fine">, string> = {
  lost: "No connection. What you write is kept on this page and saved as soon as the connection is back; leave the page open.",
  "signed out": "You are signed out. Sign in again in another tab: what you wrote on this page is saved then.",
  gone: "This page is no longer there. Copy what you wrote before you leave it.",
};

/** Says in place why nothing new comes in; the page under it stays. */
function Standing({ connection, ended }: { connection: Connection; ended: boolean }) {
  const words =
    connection === "fine"
      ? ended && "This 1-on-1 has ended meanwhile. What you are writing cannot be saved here any more: copy it before you leave."
      : standings[connection];
  return (
    <div role="status" className="sticky top-0 z-20">
      {words && <p className="mb-4 rounded-md border border-warn bg-warn-soft px-3 py-2 text-sm text-warn">{words}</p>}
    </div>
  );
}

type SettledProps = {
  title: string;
  rows: LineView[];
  back: { action: FormAction; words: string; extra?: Record<string, string> } | null;
};

function Settled({ title, rows, back }: SettledProps) {
  if (!rows.length) return null;
  return (
    <Card title={title}>
      <ul className="grid gap-2">
        {rows.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center gap-x-2">
            <Words className="min-w-0 text-fg-muted line-through">{line.words}</Words>
            {line.doneOn && <span className="text-xs text-fg-muted">{formatDay(line.doneOn)}</span>}
            {back && (
              <Turn action={back.action} line={line} extra={back.extra ?? {}}>
                {back.words}
                <span className="sr-only"> {line.words.slice(0, 60)}</span>
              </Turn>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Earlier({ talk: { room, meeting } }: { talk: TalkView }) {
  if (!room.held.length) return null;
  return (
    <Card title="Earlier meetings">
      <ul className="flex flex-wrap gap-x-4">
        {room.held.map((one) => (
          <li key={one.id}>
            <a
              href={`/one-on-ones/${room.other.handle}?meeting=${one.id}`}
              aria-current={meeting?.id === one.id ? "page" : undefined}
              className="inline-block min-h-6 text-accent-text hover:underline"
            >
              {formatDay(one.day)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const Column = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">{children}</div>
);
