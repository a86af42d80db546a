import type { DutyView } from "@/lib/duties/queries";
import { isCovered } from "@/lib/duties/rules";

/** What nobody in the team sees to, as a reason to talk about it. */
export function Uncovered({ duties }: { duties: DutyView[] }) {
  const open = duties.filter((duty) => !isCovered(duty));
  if (!open.length) return null;
  return (
    <div className="mb-4 rounded-lg border border-border bg-surface p-3 text-sm">
      <p>
        Nobody covers these yet.{" "}
        <a href="/team/duties" className="inline-block min-h-6 text-accent-text hover:underline">
          Who does what
        </a>
      </p>
      <ul className="list-disc pl-5">
        {open.map((duty) => (
          <li key={duty.id}>{duty.name}</li>
        ))}
      </ul>
    </div>
  );
}
