import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { Field, Input } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { EmptyState } from "@/components/ui/empty-state";
import type { DutyView, OwnDuties } from "@/lib/duties/queries";
import { isCovered, uncoveredWords, usualDuties } from "@/lib/duties/rules";

type DutyBoardProps = { own: OwnDuties; actions: Record<"add" | "assign" | "end", FormAction> };

/** The duties of one's own team, to be given to somebody, and what nobody covers. */
export function DutyBoard({ own: { duties, people }, actions }: DutyBoardProps) {
  const named = new Set(duties.map((duty) => duty.name.toLowerCase()));
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
      {duties.length ? (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {duties.map((duty) => (
            <li key={duty.id}>
              <DutyCard duty={duty} people={people} actions={actions} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="No duties yet" example="Releases: Tom. Deciding the architecture: Sarah. Hiring: Mo.">
          In one place the lead decides the architecture and somebody else keeps the plan; in another they wear every hat. Say how it is
          with you, so that nothing falls between two people.
        </EmptyState>
      )}
      <Card title="One more duty">
        <ActionForm action={actions.add} success="The duty is named." resetOnSuccess aria-label="One more duty">
          <Field name="name" label="What?" audience="Your team, you, and those you report to">
            <Input maxLength={80} list="usual-duties" autoComplete="off" placeholder="On-call and incidents" />
          </Field>
          <datalist id="usual-duties">
            {usualDuties
              .filter((name) => !named.has(name.toLowerCase()))
              .map((name) => (
                <option key={name} value={name} />
              ))}
          </datalist>
          <Holder people={people} />
          <SubmitButton className="justify-self-start">Add</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}

function DutyCard({ duty, people, actions }: { duty: DutyView; people: OwnDuties["people"]; actions: DutyBoardProps["actions"] }) {
  const covered = isCovered(duty);
  return (
    <Card
      level={3}
      title={duty.name}
      actions={covered ? null : <Badge tone="warn">{uncoveredWords(duty)}</Badge>}
      description={covered ? duty.elsewhere || duty.holder?.name : undefined}
    >
      {covered ? (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-accent-text">
            Somebody else<span className="sr-only"> for {duty.name}</span>
          </summary>
          <Giving duty={duty} people={people} actions={actions} />
        </details>
      ) : (
        <Giving duty={duty} people={people} actions={actions} />
      )}
    </Card>
  );
}

function Giving({ duty, people, actions }: { duty: DutyView; people: OwnDuties["people"]; actions: DutyBoardProps["actions"] }) {
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-2">
      <ActionForm action={actions.assign} success={`${duty.name}: noted.`} key={duty.version} aria-label={duty.name}>
        <input type="hidden" name="dutyId" value={duty.id} />
        <input type="hidden" name="version" value={duty.version} />
        <Holder people={people} holder={duty.holder?.inTeam ? duty.holder.handle : ""} elsewhere={duty.elsewhere} />
        <SubmitButton size="sm" variant="secondary" className="justify-self-start">
          Save
        </SubmitButton>
      </ActionForm>
      <ActionForm action={actions.end} success="It is off the list." aria-label={`Take ${duty.name} off the list`}>
        <input type="hidden" name="dutyId" value={duty.id} />
        <input type="hidden" name="version" value={duty.version} />
        <Question
          label="Take it off the list"
          says="It is off the list for the whole team, with who held it. It cannot be brought back, only added again."
          variant="quiet"
          size="sm"
        >
          <SubmitButton size="sm" variant="quiet" className="justify-self-start" pendingText="…">
            Not a duty of ours any more
          </SubmitButton>
        </Question>
      </ActionForm>
    </div>
  );
}

function Holder({ people, holder = "", elsewhere = "" }: { people: OwnDuties["people"]; holder?: string; elsewhere?: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field name="holder" label="Who sees to it?">
        <Select defaultValue={holder}>
          <option value="">Nobody in the team</option>
          {people.map((person) => (
            <option key={person.handle} value={person.handle}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="elsewhere" label="Or somebody elsewhere" optional>
        <Input defaultValue={elsewhere} maxLength={80} placeholder="The project office" />
      </Field>
    </div>
  );
}
