import { Markdown } from "@/components/ui/markdown/markdown";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/format";
import type { Packet } from "@/lib/handoffs/rules";

/** What was sealed: the engineer's choice, as it was on that day. */
export function PacketCard({ packet, sealedOn, personName }: { packet: Packet; sealedOn: string; personName: string }) {
  const { wish, plan, evidence, promises, commitments } = packet;
  const empty = !wish && !plan && !evidence.length && !promises.length && !commitments.length;
  return (
    <Card title="What passes on" description={`Chosen by ${personName} and sealed on ${formatDay(sealedOn)}; as it was on that day.`}>
      {empty && <p className="text-fg-muted">Nothing was ticked. A talk is a good place to begin.</p>}
      {wish && <Markdown>{wish}</Markdown>}
      {plan && (
        <Part title="In mind">
          <li className="wrap-anywhere">{plan.aim}</li>
          {plan.focuses.map((focus) => (
            <li key={focus.name}>
              {focus.name}
              {focus.dueOn && <span className="text-fg-muted">, by {formatDay(focus.dueOn)}</span>}
              <Markdown className="text-fg-muted">{focus.nextStep}</Markdown>
            </li>
          ))}
        </Part>
      )}
      {promises.length > 0 && (
        <Part title="Open promises">
          {promises.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sealed list never changes.
            <li key={at}>
              <Markdown>{one.words}</Markdown>
              <span className="text-sm text-fg-muted">
                {one.by}
                {one.dueOn && `, by ${formatDay(one.dueOn)}`}
              </span>
            </li>
          ))}
        </Part>
      )}
      {commitments.length > 0 && (
        <Part title="What was agreed">
          {commitments.map((words) => (
            <li key={words}>
              <Markdown>{words}</Markdown>
            </li>
          ))}
        </Part>
      )}
      {evidence.length > 0 && (
        <Part title="Evidence">
          {evidence.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sealed list never changes.
            <li key={at} className="grid grid-cols-[minmax(0,1fr)]">
              <span className="wrap-anywhere">{piece.title}</span>
              <span className="text-sm text-fg-muted">
                {piece.kind}, {formatDay(piece.day)}
              </span>
              {(piece.plainLine || piece.words) && (
                <Markdown className="text-sm">{[piece.plainLine, piece.words].filter(Boolean).join("\n\n")}</Markdown>
              )}
            </li>
          ))}
        </Part>
      )}
    </Card>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="text-sm font-medium">{title}</h3>
      <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 pl-5 marker:text-fg-subtle">{children}</ul>
    </div>
  );
}
