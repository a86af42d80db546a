"use client";
import { type ChangeEvent, useId, useState } from "react";

/** Puts a chosen file's text into the box of that name, so that it is read and sent as typed text is. */
export function FileText({ into, label }: { into: string; label: string }) {
  const id = useId();
  const [note, setNote] = useState("");

  async function read(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    const box = event.target.form?.elements.namedItem(into);
    if (!file || !(box instanceof HTMLTextAreaElement)) return;
    if (file.size > 7_000_000) return setNote("This file is too large for a browser. Please use npm run people:import on the server.");
    try {
      box.value = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      setNote(`${file.name} is in the box below.`);
    } catch {
      setNote("This file is not UTF-8 text. Please save it as CSV in UTF-8.");
    }
  }

  return (
    <div className="grid gap-1 noscript:hidden">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={read}
        className="min-w-0 text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-border-strong file:bg-surface file:px-3 file:text-sm file:font-medium file:text-fg"
      />
      <p role="status" className="text-xs text-fg-muted">
        {note}
      </p>
    </div>
  );
}
