import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { formatDay } from "@/lib/format";
import type { Inbox } from "@/lib/notices/queries";

type InboxListProps = { inbox: Inbox; see: FormAction; choose: FormAction };

/** What waits, the newest first; below it what was seen already. */
export function InboxList({ inbox: { notices, reminders }, see, choose }: InboxListProps) {
  return (
    <ul className="grid max-w-3xl divide-y divide-border rounded-lg border border-border bg-surface">
      {notices.map(({ id, kind, words, href, day, seen }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 p-3">
          <div className="min-w-0">
            <a href={href} className={seen ? "text-fg-muted hover:underline" : "font-medium text-accent-text hover:underline"}>
              {words}
            </a>
            <p className="text-xs text-fg-muted">
              <time dateTime={day}>{formatDay(day)}</time>
              {seen && " · seen"}
            </p>
          </div>
          <div className="flex flex-wrap">
            {kind === "plan_quiet" && reminders.ofPlan && (
              <ActionForm action={choose} success="You will not be reminded of a quiet plan any more." className="block!">
                <input type="hidden" name="digest" value={reminders.digest} />
                <SubmitButton size="sm" variant="quiet" pendingText="…">
                  Don’t remind me of this
                </SubmitButton>
              </ActionForm>
            )}
            {!seen && (
              <ActionForm action={see} className="block!">
                <input type="hidden" name="noticeId" value={id} />
                <SubmitButton size="sm" variant="quiet" pendingText="…">
                  Seen<span className="sr-only"> {words}</span>
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
