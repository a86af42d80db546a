import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";

const people = [
  { handle: "eve", name: "Eve", role: "an engineer, exploring management" },
  { handle: "mo", name: "Mo", role: "manages Eve, Sarah, Ivy and Tom" },
  { handle: "lea", name: "Lea", role: "leads the organisation" },
  { handle: "ada", name: "Ada", role: "administers Pendulum" },
  { handle: "dan", name: "Dan", role: "directs Mo and Ned" },
  { handle: "ivy", name: "Ivy", role: "came back from management" },
  { handle: "sam", name: "Sam", role: "joined last week" },
];

/** The example company's people, one click each: in the demo, on this machine only. */
export function CastChoice({ action, next }: { action: FormAction; next: string }) {
  return (
    <section aria-label="The example company" className="grid gap-2 rounded-lg border border-border bg-surface p-5">
      <p className="text-fg-muted">This is the example company. Look around as one of its people:</p>
      <ul className="grid gap-1.5 sm:grid-cols-2">
        {people.map(({ handle, name, role }) => (
          <li key={handle}>
            <ActionForm action={action} aria-label={`Sign in as ${name}`}>
              <input type="hidden" name="handle" value={handle} />
              <input type="hidden" name="next" value={next} />
              <SubmitButton variant="secondary" pendingText="Signing in…" className="h-auto w-full justify-start! py-1.5">
                <span className="grid text-left whitespace-normal">
                  {name}
                  <span className="text-xs font-normal text-fg-muted">{role}</span>
                </span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
