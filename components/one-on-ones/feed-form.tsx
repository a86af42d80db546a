"use client";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { useFormState } from "@/components/ui/form/form-state";
import { formatDay } from "@/lib/format";

type FeedFormProps = { feed: { since: string } | null; renew: FormAction; end: FormAction };

/** A secret address that shows one's talks in one's own calendar: when and with whom, never what about. */
export function FeedForm({ feed, renew, end }: FeedFormProps) {
  return (
    <div className="grid gap-3">
      {feed && <p className="text-sm text-fg-muted">There is an address since {formatDay(feed.since)}. A new one ends it.</p>}
      <div className="flex flex-wrap items-start gap-2">
        <ActionForm action={renew} aria-label="Calendar address" className="gap-2!">
          {feed ? (
            <Question
              label="New address"
              says="Calendars that use the address of today show nothing any more, until they are given the new one."
              size="sm"
            >
              <SubmitButton variant="secondary" size="sm" pendingText="Making…">
                Make a new address
              </SubmitButton>
            </Question>
          ) : (
            <SubmitButton variant="secondary" size="sm" className="justify-self-start" pendingText="Making…">
              Create calendar link
            </SubmitButton>
          )}
          <Address />
        </ActionForm>
        {feed && (
          <ActionForm action={end} success="The address has ended." className="block!">
            <Question
              label="End the address"
              says="Calendars that use this address show nothing any more. It cannot be taken up again; a new one can be made."
              variant="quiet"
              size="sm"
            >
              <SubmitButton variant="quiet" size="sm">
                Revoke
              </SubmitButton>
            </Question>
          </ActionForm>
        )}
      </div>
    </div>
  );
}

function Address() {
  const { state } = useFormState();
  const { address } = ((state?.ok && state.data) || {}) as { address?: string };
  if (!address) return null;
  return (
    <label className="grid gap-1 text-sm">
      Copy this into your calendar program. It is shown this once.
      <input readOnly value={address} className="w-full rounded-md border border-border-strong bg-surface-2 px-2 py-1 font-mono text-xs" />
    </label>
  );
}
