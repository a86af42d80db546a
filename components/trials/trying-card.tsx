import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/format";
import type { TrialAtHand } from "@/lib/trials/queries";
import { triedWords, verdictWords } from "@/lib/trials/rules";

/** What somebody tries now or is about to, quietly, for those who may know. The level they have stays as it is. */
export function TryingCard({ trials }: { trials: TrialAtHand[] }) {
  if (!trials.length) return null;
  return (
    <Card title="Trying another track">
      <ul className="grid gap-3">
        {trials.map((trial) => (
          <li key={trial.id}>
            <p>{sentence(trial)}</p>
            <p>
              <a href={`/trials/${trial.id}`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
                {trial.title}
              </a>
            </p>
            <p className="text-sm text-fg-muted">
              Sponsored by {trial.isSponsor ? "you" : trial.names.sponsor}
              {trial.role === "engineer" && trial.weekToSay && `. Week ${trial.weekToSay} has room for a minute of yours`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function sentence({ role, names, track, state, startsOn, endsOn, endedOn, standing, verdict }: TrialAtHand): string {
  const own = role === "engineer";
  const is = own ? "You are" : `${names.person} is`;
  if (state === "running") return `${is} trying ${triedWords[track]}, until ${formatDay(endsOn)}.`;
  if (state === "ended")
    return `${own ? "You" : names.person} tried ${triedWords[track]} until ${formatDay(endedOn ?? endsOn)}. ${verdict ? `Verdict: ${verdictWords[verdict]}.` : own ? "What do you take from it?" : "The verdict is still to come."}`;
  return `${is} about to try ${triedWords[track]}, from ${formatDay(startsOn)} until ${formatDay(endsOn)}. ${standing}.`;
}
