// What the compiler must refuse: counts that went through no rule, wherever figures are taken. See types.test.ts.
import { FigureCell } from "@/components/insights/figure-cell";
import { LevelTable } from "@/components/insights/level-table";
import { lanesChart, lineMarks, ribbonsChart } from "@/lib/charts/rules";
import { type Figure, figureInWords, showAlone, sumOfShown } from "@/lib/disclosures/rules";
import { distributionFile } from "@/lib/figure-files/rules";
import type { DistributionView } from "@/lib/insights/queries";

declare const count: number;
declare const view: DistributionView;
const words = (figure: Figure) => figureInWords(figure, 5);

// @ts-expect-error A count is no figure.
export const figure: Figure = count;
// @ts-expect-error Nor is what was counted from one.
export const more: Figure = sumOfShown([showAlone(count, 5)]) + 1;
// @ts-expect-error A sentence about a count.
export const sentence = figureInWords(count, 5);
// @ts-expect-error A sum of counts.
export const sum = sumOfShown([count]);
// @ts-expect-error A cell of a table.
export const cell = <FigureCell figure={count} min={5} />;
// @ts-expect-error A row of a table.
export const table = <LevelTable caption="" columns={[]} rows={[{ key: "", title: "", figures: [count] }]} min={5} />;
// @ts-expect-error A bar.
export const bars = lanesChart([{ name: "", kind: "", levels: [{ title: "", figure: count }] }], words, "");
// @ts-expect-error A line.
export const line = lineMarks([count], "ic");
// @ts-expect-error A ribbon.
export const ribbon = ribbonsChart([{ from: "", to: "", people: count, tone: "ic" }], "");
// @ts-expect-error A cell of a file.
export const file = distributionFile({ ...view, parts: [{ key: "", name: "", figures: { level: count } }] });

// What went through a rule is taken.
export const taken: Figure[] = [showAlone(count, 5), sumOfShown([]), "few", "held"];
export const said = figureInWords(showAlone(count, 5), 5);
