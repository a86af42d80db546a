import { circlesOf } from "@/lib/reporting-lines/rules";

type Line = { id: string; linePath: string };
type Named = { report: Line; owner: Line };

/**
 * The reports whose new managers would report to them, straight or around a corner, as ids; empty when every line
 * leads on. All of them pass on at once, so an owner in another report's line goes where that one goes.
 */
export function circlesIn(named: Named[]): string[] {
  const next = new Map<string, string>();
  for (const { report, owner } of named) {
    const under = named.find((one) => owner.linePath.startsWith(one.report.linePath));
    if (under?.report.id === report.id) return [report.id];
    if (under) next.set(report.id, under.report.id);
  }
  return circlesOf(next).flat();
}
