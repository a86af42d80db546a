import { describe, expect, it } from "vitest";
import { getFlows } from "@/lib/flows/queries";
import { getDistribution, getSeries } from "@/lib/insights/queries";
import { smallInWords } from "@/lib/insights/rules";
import { getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { as } from "@/tests/support/cast";
import { takeFiguresAnew, withOwner } from "@/tests/support/organisations/plain-people";

describe("a company of twelve", () => {
  it("says in words what it can, and shows no figure on any view", async () => {
    await withOwner((client) =>
      client.query(
        `DELETE FROM placement WHERE person_id NOT IN (SELECT id FROM person WHERE handle IN ('lea', 'dan', 'mo', 'eve', 'ivy', 'sarah', 'tom', 'ned', 'sam', 'priya-raman', 'amara-okafor', 'noor-haddad'))`,
      ),
    );
    await takeFiguresAnew();
    const lea = await as("lea");
    const view = await getDistribution(lea);
    expect(view?.finding).toMatch(/^10 people or more are on these ladders, and fewer than 5 at each level\./);
    const [series, flows, parity, practices] = await Promise.all([getSeries(lea), getFlows(lea), getParity(lea), getPractices(lea)]);
    const figures = [
      ...(view?.tracks.flatMap((track) => track.levels.map((level) => level.figure)) ?? []),
      ...(series?.tracks.flatMap((track) => track.levels.flatMap((level) => level.figures)) ?? []),
      ...(flows?.moves.map((move) => move.figure) ?? []),
      ...(practices?.plans.levels.flatMap((level) => level.figures) ?? []),
      ...(practices?.plans.sums ?? []),
    ];
    expect(figures.filter((figure) => typeof figure === "number")).toEqual([]);
    expect(parity?.finding).toContain("nothing is said");
  });

  it("never says so much that one answer is left", () => {
    expect(smallInWords(12, 11, 5)).toContain("10 people or more");
    expect(smallInWords(12, 3, 5)).toContain("Some people");
    expect(smallInWords(3, 11, 5)).toBe(smallInWords(0, 11, 5));
  });
});
