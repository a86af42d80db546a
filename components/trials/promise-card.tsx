import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { formatDay } from "@/lib/format";
import type { TrialView } from "@/lib/trials/queries";

const sides = [
  ["engineer", "person"],
  ["manager", "manager"],
] as const;

/** The whole of what both sign, who has, and the place for one's own name. */
export function PromiseCard({ trial, audience, action }: { trial: TrialView; audience: string; action: FormAction }) {
  const { id, version, words, names, signatures, state, role } = trial;
  const mine = role !== "sponsor" && state === "proposed" && !trial.signed[role];
  return (
    <Card title="The promise" description="Both sign the same words. Other terms would be another promise, signed anew.">
      <Markdown whole className="border-l-2 border-border-strong pl-3">
        {words}
      </Markdown>
      <ul className="grid gap-1 text-sm" aria-label="Signatures">
        {sides.map(([side, name]) => {
          const signature = signatures.find((one) => one.side === side);
          return (
            <li key={side}>
              {signature ? `Signed by ${signature.by} on ${formatDay(signature.day)}` : `${names[name] ?? "A manager"} has not signed`}
            </li>
          );
        })}
      </ul>
      {mine && (
        <ActionForm action={action} success="You have signed." aria-label="Sign the promise" key={version}>
          <input type="hidden" name="trialId" value={id} />
          <input type="hidden" name="version" value={version} />
          <SubmitButton className="justify-self-start" pendingText="…">
            Sign as {role === "engineer" ? "the one who tries" : `${names.person}'s manager`}
          </SubmitButton>
          <p className="text-xs text-fg-muted">Who can read this: {audience}</p>
        </ActionForm>
      )}
    </Card>
  );
}
