import { formatDate, formatMonth } from "@/lib/format";
import type { Outlook } from "@/lib/outlooks/queries";

/** When I talk next and with whom, and how my week is, in a line each. */
export function ComingUp({ outlook: { meeting, mix } }: { outlook: Outlook }) {
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="text-sm text-fg-muted">Next 1-on-1</dt>
        <dd>
          {meeting ? (
            <a href={`/one-on-ones/${meeting.other.handle}`} className="font-medium text-accent-text hover:underline">
              {formatDate(meeting.day)}, {meeting.time}, with {meeting.other.name}
            </a>
          ) : (
            <a href="/one-on-ones" className="text-accent-text hover:underline">
              No date yet
            </a>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-sm text-fg-muted">My week{mix && `, ${formatMonth(mix.month)}`}</dt>
        <dd>
          <a href="/me/work-mix" className="text-accent-text hover:underline">
            {mix?.line ?? (mix?.compared ? "Close to what I want" : "Say how it is, and how you would like it")}
          </a>
        </dd>
      </div>
    </dl>
  );
}
