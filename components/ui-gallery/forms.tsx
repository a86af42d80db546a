import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import { Checkbox, Field, Input, RadioCards, Textarea } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";

type FormsProps = { save: FormAction; fail: FormAction };

const comfort = [
  { value: "inside", label: "Inside" },
  { value: "edge", label: "At the edge" },
  { value: "outside", label: "Outside" },
];
const kinds = [
  { value: "additive", label: "Additive", description: "I will do something I could not do before." },
  { value: "multiplier", label: "Multiplier", description: "Others will do something they could not do before." },
  { value: "unsure", label: "Not sure yet", description: "That is fine. Say so, and look again in a month.", disabled: true },
];

export function Forms({ save, fail }: FormsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card
        title="A form that may refuse"
        description="Leave the next step empty, or send it in full. It keeps a draft, and works without JavaScript."
      >
        <WholeForm save={save} />
      </Card>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
        <Card title="One line at a time" description="Empties itself after it was saved.">
          <ActionForm action={save} resetOnSuccess success="Added" aria-label="Add an agenda line">
            <Field name="step" label="Agenda line" hideLabel>
              <Input placeholder="What should we talk about?" autoComplete="off" />
            </Field>
            <SubmitButton variant="secondary" className="justify-self-start" pendingText="Adding…">
              Add
            </SubmitButton>
          </ActionForm>
        </Card>
        <Card title="A form whose server fails">
          <ActionForm action={fail} aria-label="Fails">
            <Field name="words" label="Words">
              <Input defaultValue="These stay here" />
            </Field>
            <SubmitButton className="justify-self-start">Send</SubmitButton>
          </ActionForm>
        </Card>
        <Card title="Controls at rest">
          <Field name="locked" label="Disabled">
            <Input disabled defaultValue="Not now" />
          </Field>
          <Field name="read" label="Read only">
            <Input readOnly defaultValue="Pinned to version 3" />
          </Field>
          <Field name="empty" label="Empty, with a placeholder" hint="A hint stands above the box.">
            <Input placeholder="https://…" type="url" />
          </Field>
          <Field name="unit" label="Disabled select">
            <Select disabled>
              <option>Platform</option>
            </Select>
          </Field>
          <Checkbox name="off" label="Disabled tick" disabled defaultChecked />
        </Card>
      </div>
    </div>
  );
}

function WholeForm({ save }: { save: FormAction }) {
  return (
    <ActionForm action={save} success="Focus saved" draftKey="gallery:focus" aria-label="A focus">
      <Field name="step" label="Next step" hint="One thing, small enough to begin this week." required>
        <Input />
      </Field>
      <Field name="words" label="Words" audience="You and Mo" optional>
        <Textarea defaultValue="I coordinated the release with two other teams." />
      </Field>
      <Field name="note" label="Private note" audience="Only you" optional>
        <Textarea rows={2} />
      </Field>
      <Field name="competency" label="Competency">
        <Select defaultValue="">
          <option value="">Choose one</option>
          <optgroup label="Delivery">
            <option value="planning">Planning</option>
            <option value="reliability">Reliability, incident response and everything that happens at three in the morning</option>
          </optgroup>
        </Select>
      </Field>
      <RadioCards name="comfort" legend="How does it feel?" hint="Nobody counts this." options={comfort} defaultValue="edge" />
      <RadioCards name="kind" legend="Kind" options={kinds} audience="You and Mo" />
      <Checkbox name="share" label="Share it with my manager" hint="You can take it back." defaultChecked />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Save focus</SubmitButton>
        <SubmitButton variant="secondary" name="then" value="pause" pendingText="Pausing…">
          Save and pause
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
