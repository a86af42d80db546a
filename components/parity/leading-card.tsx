import { Definition } from "@/components/insights/definition";
import { LevelTable } from "@/components/insights/level-table";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/format";
import type { LeadingView } from "@/lib/parity/queries";
import { spans } from "@/lib/parity/rules";

/** Who leads how many, on every track, and how long the lines are. */
export function LeadingCard({ view: { lanes, sums, depths, leading, depth, min, today } }: { view: LeadingView }) {
  return (
    <Card title="Who leads whom">
      <p className="text-base">{leading}</p>
      <LevelTable
        caption="People at each level by how many report to them"
        columns={spans.map((span) => (span === "Nobody" ? "Lead nobody" : `Lead ${span}`))}
        rows={lanes.flatMap((lane) => lane.levels)}
        sums={sums}
        min={min}
      />
      <Definition>
        People at each level on {formatDay(today)} by how many report to them directly. Leading without anybody who reports is possible on
        every track; this counts reporting lines alone. A level whose people are all of one kind is not split.
      </Definition>
      <p className="text-base">{depth}</p>
      <LevelTable
        caption="People by the number of managers in their line"
        first="Managers in the line"
        columns={["People"]}
        rows={depths.map(({ managers, figure }) => ({ key: String(managers), title: String(managers), figures: [figure] }))}
        min={min}
      />
      <Definition>
        Everybody who works here, also without a level, by how many managers there are from their own to the head of the line.
      </Definition>
    </Card>
  );
}
