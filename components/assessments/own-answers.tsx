import { Card } from "@/components/ui/card";
import { Markdown } from "@/components/ui/markdown/markdown";
import type { CellView } from "@/lib/assessments/queries";
import { answers } from "@/lib/assessments/rules";

/** What one submitted, for oneself to read while the other side is still missing. */
export function OwnAnswers({ cells }: { cells: CellView[] }) {
  const given = cells.filter(({ mine }) => mine);
  if (!given.length) return null;
  return (
    <Card title="Your answers" description="As you submitted them. Only you can read this until both sides are in.">
      <dl className="grid gap-3">
        {given.map(({ key, name, mine }) => (
          <div key={key} className="grid gap-1">
            <dt className="font-medium">{name}</dt>
            <dd className="grid gap-1">
              {mine?.answer && <span>{answers[mine.answer]}</span>}
              {mine?.words && <Markdown>{mine.words}</Markdown>}
              {mine?.chance && <Markdown>{mine.chance}</Markdown>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
