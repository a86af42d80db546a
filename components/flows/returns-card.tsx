import { LevelTable } from "@/components/insights/level-table";
import { Definition } from "@/components/insights/definition";
import { Card } from "@/components/ui/card";
import type { ReturnsView } from "@/lib/flows/queries";
import { formatDay } from "@/lib/format";

/** Whether people come back to a track they left, and to which level. */
export function ReturnsCard({ view: { returns, finding, min, since } }: { view: ReturnsView }) {
  return (
    <Card title="Coming back, over ten years" id="returns">
      <p className="text-base">{finding}</p>
      <LevelTable
        caption="People who moved to another track in the last ten years, by whether they came back"
        first="Moved"
        columns={["Came back to that level or one after it", "Came back to a level before it", "Not back"]}
        rows={returns.map(({ from, to, same, earlier, away }) => ({
          key: `${from} ${to}`,
          title: `From ${from} to ${to}`,
          figures: [same, earlier, away],
        }))}
        min={min}
      />
      <Definition>
        Each person once for each line, by the first time they moved that way since {formatDay(since)}: whether they came back later, and to
        the level they had left, to one after it in the same track, or to one before it. Who came back stands in the line of the other
        direction as well.
      </Definition>
    </Card>
  );
}
