"use client";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import type { CellView, RoundView } from "@/lib/assessments/queries";
import { answers } from "@/lib/assessments/rules";
import { countOf } from "@/lib/format";
import { Asked } from "./asked";

const options = Object.entries(answers).map(([value, label]) => ({ value, label }));

type RoundFormProps = { round: Pick<RoundView, "id" | "version" | "cells" | "person" | "side" | "managerName">; action: FormAction };

/** One's own side of a round: what the level asks beside each answer, half-done as long as one likes. */
export function RoundForm({ round, action }: RoundFormProps) {
  const { id, version, cells, person, side, managerName } = round;
  const other = side === "self" ? (managerName ?? "your manager") : person.name;
  const groups = [...new Set(cells.map((cell) => cell.group))];
  return (
    <ActionForm action={action} success="Saved." draftKey={`round-${id}-${side}`} aria-label="Assessment">
      <input type="hidden" name="roundId" value={id} />
      <input type="hidden" name="version" value={version} />
      <p className="text-sm text-fg-muted">
        Only you can read this until you and {other} have both submitted. Then both of you see both sides, and so do those above.
      </p>
      {groups.map((group) => (
        <Card key={group} title={group}>
          {cells
            .filter((cell) => cell.group === group)
            .map((cell) => (
              <Cell key={cell.key} cell={cell} person={person} side={side} />
            ))}
        </Card>
      ))}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="step" value="save" variant="secondary">
          Save for later
        </SubmitButton>
        <Question
          label="Submit it"
          says={`Submitted, your answers cannot be changed. Once you and ${other} both have, both of you see both sides.`}
          variant="primary"
        >
          <SubmitButton name="step" value="submit" pendingText="Submitting…">
            Submit
          </SubmitButton>
        </Question>
      </div>
    </ActionForm>
  );
}

type CellProps = { cell: CellView; person: RoundView["person"]; side: RoundView["side"] };

function Cell({ cell, person, side }: CellProps) {
  const { id, key, name, evidence, mine } = cell;
  const list = side === "self" ? "/evidence" : `/people/${person.handle}/evidence`;
  return (
    <div className="group/cell grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-border pt-3 first-of-type:border-0 first-of-type:pt-0">
      <h3 className="font-semibold">{name}</h3>
      <Asked cell={cell} />
      <RadioCards name={`answer.${id}`} legend="What have you seen?" options={options} defaultValue={mine?.answer ?? undefined} />
      <Field
        name={`words.${id}`}
        label="What makes you say so?"
        hint={
          evidence > 0 ? (
            <a href={`${list}?competency=${key}`} className="link">
              {countOf(evidence, "piece")} of evidence for this
            </a>
          ) : (
            "Needed with “Growing into it”, “Meets it” and “Goes beyond it”."
          )
        }
        optional={evidence > 0}
      >
        <Textarea rows={2} className="min-h-14" defaultValue={mine?.words ?? ""} />
      </Field>
      <div className="hidden group-has-[input[value=no\_chance]:checked]/cell:block">
        <Field
          name={`chance.${id}`}
          label={side === "self" ? "What would give you a chance to show this?" : `What would give ${person.name} a chance to show this?`}
          hint="Needed to submit. It is looked for as an opportunity, and never counts against anybody."
        >
          <Textarea rows={1} defaultValue={mine?.chance ?? ""} placeholder="To plan the next quarter with the other teams" />
        </Field>
      </div>
    </div>
  );
}
