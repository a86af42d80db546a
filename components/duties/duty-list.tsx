import { Card } from "@/components/ui/card";
import type { DutyView } from "@/lib/duties/queries";
import { isCovered, uncoveredWords } from "@/lib/duties/rules";

/** Who sees to what in a team. */
export function DutyList({ duties, leadName }: { duties: DutyView[]; leadName: string }) {
  return (
    <Card title="Who does what" description={`In ${leadName}'s team, as they share it out.`}>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {duties.map((duty) => (
          <div key={duty.id} className="contents">
            <dt className="text-fg-muted">{duty.name}</dt>
            <dd>{isCovered(duty) ? duty.elsewhere || duty.holder?.name : <span className="text-warn">{uncoveredWords(duty)}</span>}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
