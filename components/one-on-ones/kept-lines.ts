import { useCallback, useEffect, useRef, useState } from "react";
import type { LineView, TalkView } from "@/lib/talk-lines/queries";

const lists = ["agenda", "notes", "actions"] as const;
type List = (typeof lists)[number];
type Stood = { list: List; index: number; line: LineView };
/** A line as it is shown; the note says what became of it while somebody wrote in it. */
type Shown = { line: LineView; note?: string };

/**
 * The lines of a talk as they came in, but those somebody is writing in stay where they stood, whatever the other did
 * with them meanwhile, until what was written is saved.
 */
export function useKeptLines(talk: TalkView) {
  const [written, setWritten] = useState<ReadonlyMap<string, Stood | null>>(new Map());
  const now = useRef(talk);
  useEffect(() => {
    now.current = talk;
  }, [talk]);
  const tell = useCallback((what: string, writing: boolean) => {
    setWritten((before) => {
      const after = new Map(before);
      if (writing) after.set(what, placeOf(now.current, what.split(" ")[0] as string));
      else after.delete(what);
      return after;
    });
  }, []);
  const kept = [...written.values()].filter((stood) => stood !== null);
  return {
    tell,
    writing: written.size > 0,
    isWriting: (what: string) => written.has(what),
    rows: (list: List) => shownIn(talk, list, kept),
  };
}

function placeOf(talk: TalkView, id: string): Stood | null {
  for (const list of lists) {
    const index = talk[list].findIndex((line) => line.id === id);
    if (index >= 0) return { list, index, line: talk[list][index] as LineView };
  }
  return null;
}

function shownIn(talk: TalkView, list: List, kept: Stood[]): Shown[] {
  const elsewhere = new Set(kept.filter((stood) => stood.list !== list).map(({ line }) => line.id));
  const rows: Shown[] = talk[list].filter(({ id }) => !elsewhere.has(id)).map((line) => ({ line }));
  for (const stood of kept) {
    const { id } = stood.line;
    if (stood.list !== list || rows.some(({ line }) => line.id === id)) continue;
    rows.splice(stood.index, 0, { line: everywhere(talk).find((line) => line.id === id) ?? stood.line, note: becameOf(talk, id) });
  }
  return rows;
}

const everywhere = ({ agenda, notes, actions, done, removed }: TalkView) => [...agenda, ...notes, ...actions, ...done, ...removed];

function becameOf({ actions, done, removed, room }: TalkView, id: string): string {
  const has = (rows: LineView[]) => rows.some((line) => line.id === id);
  if (has(actions)) return "This became an action meanwhile. What you write is saved there.";
  if (has(done)) return "This was ticked off meanwhile. What you write is saved there.";
  if (has(removed)) return "This was removed meanwhile. What you write is saved, and you can bring it back.";
  return room.ended ? "" : "This is no longer on this page. Copy what you wrote before you leave.";
}
