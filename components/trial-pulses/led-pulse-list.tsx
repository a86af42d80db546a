import { Markdown } from "@/components/ui/markdown/markdown";
import { formatDay } from "@/lib/format";
import { ledAnswerWords, roundWords } from "@/lib/trial-pulses/rules";
import type { LedPulses } from "@/lib/trial-pulses/queries";

/** What those led said, by name, for the sponsor's eyes. */
export function LedPulseList({ pulses }: { pulses: LedPulses }) {
  return (
    <ul className="grid gap-3" aria-label="From those led">
      {pulses.map(({ name, said }) => (
        <li key={name}>
          <p className="font-medium">{name}</p>
          {said.length ? (
            said.map(({ round, answer, words, day }) => (
              <div key={round}>
                <p className="text-sm text-fg-muted">
                  {roundWords[round]}, <time dateTime={day}>{formatDay(day)}</time>: {ledAnswerWords(answer)}
                </p>
                {words && <Markdown>{words}</Markdown>}
              </div>
            ))
          ) : (
            <p className="text-sm text-fg-muted">Nothing yet.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
