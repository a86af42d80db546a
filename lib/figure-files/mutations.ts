import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { svgOf } from "@/lib/charts/rules";
import { csvOf } from "@/lib/csv-tables/rules";
import { write } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { getFairness } from "@/lib/fairness/queries";
import { getFlows } from "@/lib/flows/queries";
import { getDistribution, getScope, getSeries } from "@/lib/insights/queries";
import { type Asked, askedOf } from "@/lib/insights/rules";
import { getParity } from "@/lib/parity/queries";
import { getPractices } from "@/lib/practices/queries";
import { getAhead } from "@/lib/scenarios/queries";
import { getSplit } from "@/lib/splits/queries";
import {
  aheadFile,
  distributionFile,
  fairnessFile,
  type FigureFile,
  flowsFile,
  healthFile,
  parityFile,
  seriesFile,
  splitFile,
} from "./rules";

type Search = Record<string, string>;
type Views = Record<string, (viewer: Viewer, asked: Asked, search: Search) => Promise<FigureFile | null>>;
const made = <V>(view: V | null, file: (view: V) => FigureFile | null) => view && file(view);
const views: Views = {
  distribution: async (viewer, asked) => made(await getDistribution(viewer, asked), distributionFile),
  series: async (viewer, asked) => made(await getSeries(viewer, asked), seriesFile),
  split: async (viewer, asked) => made(await getSplit(viewer, asked), splitFile),
  health: async (viewer, asked) => made(await getPractices(viewer, asked), healthFile),
  ahead: async (viewer, asked, search) => made(await getAhead(viewer, asked, search), aheadFile),
  parity: async (viewer, asked) => made(await getParity(viewer, asked), parityFile),
  flows: async (viewer, asked) => made(await getFlows(viewer, asked), flowsFile),
  opportunities: async (viewer) => made(await getFairness(viewer), fairnessFile),
};

/** A view as CSV or as a drawing, with the same figures as its page, and the fact that it was taken. */
export async function exportFigures(viewer: Viewer, search: Search): Promise<{ text: string; type: string; name: string }> {
  const { view = "distribution", as = "csv" } = search;
  const asked = askedOf(search);
  const file = Object.hasOwn(views, view) ? await views[view]?.(viewer, asked, search) : null;
  if (!file || !["csv", "svg"].includes(as) || (as === "svg" && !file.chart)) throw new NotFound();
  const { header, rows, day, chart } = file;
  const definition = [file.definition, file.outside].filter(Boolean).join(" ");
  await write(viewer, async (_, record) =>
    record("organisation.exported", viewer.personId, { fields: [view, as, day, asked.unit ?? "whole"] }),
  );
  const name = `organisation-${view}.${as}`;
  if (as === "svg" && chart) return { text: svgOf(chart, [`As of ${day}. ${definition}`]), type: "image/svg+xml", name };
  return {
    text: csvOf(
      [...header, "what is counted"],
      rows.map((row) => [...row, definition]),
    ),
    type: "text/csv",
    name,
  };
}

/** Notes that the page of a view was printed, by whoever may look at it. */
export async function recordPrint(viewer: Viewer, search: Search): Promise<void> {
  const { view = "distribution" } = search;
  const scope = Object.hasOwn(views, view) ? await getScope(viewer, askedOf(search)) : null;
  if (!scope) throw new NotFound();
  await write(viewer, async (_, record) =>
    record("organisation.printed", viewer.personId, { fields: [view, scope.today, scope.unit?.key ?? "whole"] }),
  );
}
