"use client";
import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, Input } from "@/components/ui/form/field";
import { type Week, weekParts } from "@/lib/ladders/rules";
import { CalendarFile } from "./calendar-file";

type MixFormProps = {
  action: FormAction;
  month: string;
  side: "wanted" | "real";
  week: Week | null;
  version: number;
  /** The person's own address, by which their calendar says what they declined. */
  address?: string;
  /** Another week to begin from, with its name. */
  other?: { label: string; week: Week } | null;
};

/** Five shares that add up to 100, typed, taken over, or read from a calendar that stays in this browser. */
export function MixForm({ action, month, side, week, version, address, other }: MixFormProps) {
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
      {address !== undefined && <CalendarFile month={month} address={address} fill={fill} />}
    </ActionForm>
  );
}

const inputs = (boxes: RefObject<HTMLDivElement | null>) => [...(boxes.current?.querySelectorAll("input") ?? [])];
