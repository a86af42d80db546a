import { formatDay } from "@/lib/format";
import type { HandoffEntry } from "@/lib/handoffs/queries";

/** Changes of manager one has a part in. */
export function HandoffList({ handoffs }: { handoffs: HandoffEntry[] }) {
  return (
    <ul className="grid gap-1">
      {handoffs.map(({ id, role, person, from, to, day, sealedOn }) => (
        <li key={id}>
          <a href={`/handoffs/${id}`} className="inline-block min-h-6 text-accent-text hover:underline">
            {role === "person" ? `From ${from.name} to ${to.name}` : `${person.name}, from ${from.name} to ${to.name}`}
          </a>{" "}
          <span className="text-sm text-fg-muted">
            {sealedOn ? `Sealed on ${formatDay(sealedOn)}` : `Since ${formatDay(day)}, ${waiting[role]}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const waiting = { person: "you choose what passes on", from: "you can say what was agreed", to: "not sealed yet" } as const;
