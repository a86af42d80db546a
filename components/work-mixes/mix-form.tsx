"use client";
import { type ChangeEvent, type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";
import { type Week, weekParts } from "@/lib/ladders/rules";
import { sharesOf } from "@/lib/work-mixes/rules";
import { readCalendar } from "./read-calendar";

type MixFormProps = {
  action: FormAction;
  month: string;
  side: "wanted" | "real";
  week: Week | null;
  version: number;
  /** Another week to begin from, with its name. */
  other?: { label: string; week: Week } | null;
};

/** Five shares that add up to 100, typed, taken over, or read from a calendar that stays in this browser. */
export function MixForm({ action, month, side, week, version, other }: MixFormProps) {
  const boxes = useRef<HTMLDivElement>(null);
  const [sum, setSum] = useState(week ? 100 : 0);
  const count = () => setSum(inputs(boxes).reduce((all, input) => all + (Number(input.value) || 0), 0));
  function fill(shares: Week) {
    for (const input of inputs(boxes)) input.value = String(shares[input.name as keyof Week]);
    setSum(100);
  }
  return (
    <ActionForm action={action} success="Saved." aria-label={side === "wanted" ? "The week I want" : "The week as it was"}>
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="side" value={side} />
      <input type="hidden" name="version" value={version} />
      <div ref={boxes} onInput={count} className="grid grid-cols-2 items-end gap-3 sm:grid-cols-5">
        {weekParts.map(([part, label]) => (
          <Field key={part} name={part} label={label}>
            <Input type="number" inputMode="numeric" min={0} max={100} step={1} defaultValue={week?.[part] ?? ""} />
          </Field>
        ))}
      </div>
      <p role="status" className="text-sm text-fg-muted noscript:hidden">
        {sum === 100 ? "Together 100." : `Together ${sum}; ${sum < 100 ? `${100 - sum} still to go` : `${sum - 100} too many`}.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>Save</SubmitButton>
        {other && (
          <Button className="noscript:hidden" onClick={() => fill(other.week)}>
            {other.label}
          </Button>
        )}
      </div>
      {side === "real" && <Calendar month={month} fill={fill} />}
    </ActionForm>
  );
}

function Calendar({ month, fill }: { month: string; fill: (shares: Week) => void }) {
  const [note, setNote] = useState("");
  async function read(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (!file) return;
    const hours = file.size < 50_000_000 ? await readCalendar(await file.text(), month) : null;
    event.target.value = "";
    if (!hours) return setNote("This file cannot be read as a calendar. Nothing was changed.");
    fill(sharesOf(hours));
    setNote(
      `Read: ${weekParts.map(([part, label]) => `${label} ${Math.round(hours[part])} h`).join(", ")}. Please correct what does not fit.`,
    );
  }
  return (
    <div className="grid gap-1 noscript:hidden">
      <label htmlFor="calendar" className="text-sm font-medium">
        Or read it from a calendar file (.ics)
      </label>
      <p id="calendar-hint" className="text-xs text-fg-muted">
        The file stays in this browser. Only the five shares above are sent when you save. Hours no event speaks of count as coding.
      </p>
      <input id="calendar" type="file" accept=".ics,text/calendar" aria-describedby="calendar-hint" onChange={read} className="text-sm" />
      <p role="status" className="text-sm">
        {note}
      </p>
    </div>
  );
}

const inputs = (boxes: RefObject<HTMLDivElement | null>) => [...(boxes.current?.querySelectorAll("input") ?? [])];
