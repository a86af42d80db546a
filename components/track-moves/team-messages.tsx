import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/format";
import type { TeamMessages as Messages } from "@/lib/track-moves/queries";

/** What colleagues who changed track lately tell their team. */
export function TeamMessages({ messages }: { messages: Messages }) {
  return (
    <Card title="Messages to your team">
      <ul className="grid gap-4">
        {messages.map(({ id, by, teamMessage, startsOn, newManager }) => (
          <li key={id} className="grid gap-1">
            <p className="text-sm text-fg-muted">
              <a href={`/people/${by.handle}`} className="text-accent-text hover:underline">
                {by.name}
              </a>
              , <time dateTime={startsOn}>{formatDay(startsOn)}</time>
            </p>
            <Markdown>{teamMessage}</Markdown>
            {newManager && <p className="text-sm">You report to {newManager} since then.</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
