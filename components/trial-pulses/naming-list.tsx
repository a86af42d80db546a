import { formatDay } from "@/lib/format";
import type { AskedPulse } from "@/lib/trial-pulses/queries";
import { triedWords } from "@/lib/trials/rules";

const triesWords: Partial<Record<AskedPulse["state"], string>> = { ended: "tried", agreed: "is about to try" };

/** Trials in which one is led: who tries what, until when, and whether one is asked how it goes. */
export function NamingList({ trials }: { trials: AskedPulse[] }) {
  return (
    <ul className="grid gap-3">
      {trials.map(({ id, person, track, endsOn, endedOn, title, sponsor, asked, state }) => (
        <li key={id}>
          <p>
            {person} {triesWords[state] ?? "tries"} {triedWords[track]}, until {formatDay(endedOn ?? endsOn)}
          </p>
          <p className="wrap-anywhere">{title}</p>
          <p className="text-sm text-fg-muted">
            <a href={`/trials/${id}/pulse`} className="inline-block min-h-6 text-accent-text hover:underline">
              {asked ? `Tell ${sponsor} how it goes` : `What ${sponsor} heard from me`}
              <span className="sr-only"> in the trial of {person}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
