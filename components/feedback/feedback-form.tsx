"use client";
import { ColleagueField } from "@/components/people/colleague-field";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Field, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import type { FeedbackChoices } from "@/lib/feedback/queries";
import { keepingNote, readerNames } from "@/lib/feedback/rules";

type FeedbackFormProps = { way: "ask" | "give"; to: string; choices: FeedbackChoices; action: FormAction; draftKey: string };

const words = {
  ask: {
    colleague: "Whom do you ask?",
    label: "What would you like to know?",
    example: "When I explain the token rotation, where do I lose you?",
    button: "Ask",
    success: "Your question is sent.",
  },
  give: {
    colleague: "To whom?",
    label: "What did you see, what did it do, and what would you like to see next?",
    example:
      "In Tuesday's incident you said aloud what you were about to do. I could follow, and it calmed us. More of that in planning too, please.",
    button: "Give feedback",
    success: "Your feedback is given.",
  },
} as const;

/** Asks for feedback on oneself, or gives it to somebody; who reads it stands before the words. */
export function FeedbackForm({ way, to, choices, action, draftKey }: FeedbackFormProps) {
  const say = words[way];
  const asks = way === "ask";
  return (
    <ActionForm action={action} success={say.success} draftKey={draftKey} aria-label={say.button}>
      <ColleagueField name="colleague" label={say.colleague} people={choices.colleagues} defaultValue={to} className="max-w-96" />
      <RadioCards
        name="readers"
        legend="Who reads it?"
        defaultValue="subject"
        options={[
          { value: "subject", label: readerNames.subject, description: asks ? "You and whoever you ask." : "You and whoever it is about." },
          {
            value: "manager",
            label: asks ? "My manager too" : readerNames.manager,
            description: asks
              ? `Also ${choices.managerName ?? "whoever you report to"}; the one you ask sees that before they write.`
              : "Also whoever they report to. They see that beside it.",
          },
        ]}
      />
      <Field name="competencyId" label="On what?" optional className="max-w-96">
        <Select defaultValue="">
          <option value="">Without a topic</option>
          {choices.groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.competencies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field
        name={asks ? "question" : "words"}
        label={say.label}
        hint={asks ? "They can decline without telling you." : keepingNote("Whoever it is about")}
      >
        <Textarea rows={asks ? 2 : 4} placeholder={say.example} />
      </Field>
      <SubmitButton className="justify-self-start">{say.button}</SubmitButton>
    </ActionForm>
  );
}
