import type { DutyView } from "@/lib/duties/queries";
import { isCovered } from "@/lib/duties/rules";

/** What nobody in the team sees to, as a reason to talk about it. */
export function Uncovered({ duties }: { duties: DutyView[] }) {
  const open = duties.filter((duty) => !isCovered(duty));
  if (!open.length) return null;
  return (
    <p className="mb-4 rounded-lg border border-border bg-surface p-3 text-sm">
      Nobody covers {open.map((duty) => duty.name.toLowerCase()).join(", ")}.{" "}
      <a href="/team/duties" className="inline-block min-h-6 text-accent-text hover:underline">
        Who does what
      </a>
    </p>
  );
}
