import type { Figure, Shown } from "@/lib/disclosures/rules";

/** What a colour stands for; a word always stands beside it. */
export type Tone = "ic" | "mgmt" | "other" | "outside";
export type Mark =
  | { kind: "rect"; x: number; y: number; width: number; height: number; tone: Tone }
  | { kind: "path"; d: string; tone: Tone; filled: boolean }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number }
  | { kind: "text"; x: number; y: number; text: string; anchor: "start" | "middle" | "end"; quiet: boolean };
export type Chart = { width: number; height: number; title: string; marks: Mark[] };

export const toneOf = (kind: string): Tone => (kind === "individual_contributor" ? "ic" : kind === "management" ? "mgmt" : "other");

const text = (x: number, y: number, words: string, anchor: "start" | "middle" | "end" = "start", quiet = false): Mark => ({
  kind: "text",
  x,
  y,
  text: words,
  anchor,
  quiet,
});

type Lane = { name: string; kind: string; levels: { title: string; figure: Figure }[] };

/** Bars of people by level, a track after another, from zero on one scale. */
export function lanesChart(lanes: Lane[], words: (figure: Figure) => string, title: string): Chart {
  const most = Math.max(1, ...lanes.flatMap((lane) => lane.levels.map(({ figure }) => (typeof figure === "number" ? figure : 0))));
  const marks: Mark[] = [];
  let y = 24;
  for (const lane of lanes) {
    marks.push(text(0, y, lane.name));
    for (const { title: level, figure } of lane.levels) {
      y += 24;
      const width = typeof figure === "number" ? Math.round((figure / most) * 320) : 0;
      marks.push(text(190, y, level, "end"));
      if (width) marks.push({ kind: "rect", x: 200, y: y - 12, width, height: 14, tone: toneOf(lane.kind) });
      marks.push(text(206 + width, y, words(figure), "start", true));
    }
    y += 36;
  }
  return { width: 640, height: y, title, marks };
}

/** One small line on a scale from zero; what is not shown is a gap, and a single point a dash. */
export function lineMarks(figures: Figure[], tone: Tone, { x = 0, y = 0, width = 100, height = 40, most = 0 } = {}): Mark[] {
  const top = Math.max(1, most, ...figures.map((figure) => (typeof figure === "number" ? figure : 0)));
  const step = width / Math.max(1, figures.length);
  const at = (figure: number) => round(y + height - (figure / top) * (height - 2) - 1);
  let d = "";
  figures.forEach((figure, index) => {
    if (typeof figure !== "number") return;
    const open = index > 0 && typeof figures[index - 1] === "number";
    d += `${open ? "L" : "M"}${round(x + index * step)} ${at(figure)}H${round(x + (index + 1) * step)}`;
  });
  return d ? [{ kind: "path", d, tone, filled: false }] : [];
}

type Run = { name: string; kind: string; levels: { title: string; figures: Figure[] }[] };

/** Lines of people by level over time, one below the other, each track on its own scale. */
export function seriesChart(tracks: Run[], days: string[], words: (figure: Figure) => string, title: string): Chart {
  const marks: Mark[] = [text(200, 16, days[0] ?? "", "start", true), text(560, 16, days.at(-1) ?? "", "end", true)];
  let y = 40;
  for (const { name, kind, levels } of tracks) {
    marks.push(text(0, y, name));
    y += 8;
    const most = Math.max(0, ...levels.flatMap((level) => level.figures.map((figure) => (typeof figure === "number" ? figure : 0))));
    for (const { title: level, figures } of levels) {
      marks.push(text(190, y + 28, level, "end"));
      marks.push({ kind: "line", x1: 200, y1: y + 40, x2: 560, y2: y + 40 });
      marks.push(...lineMarks(figures, toneOf(kind), { x: 200, y, width: 360, height: 40, most }));
      marks.push(text(568, y + 28, words(figures.at(-1) ?? "few"), "start", true));
      y += 48;
    }
    y += 28;
  }
  return { width: 660, height: y, title, marks };
}

export type Ribbon = { from: string; to: string; people: Shown; tone: Tone };

/** Ribbons between places on two sides, as wide as people went. A place is as tall as what is shown of it. */
export function ribbonsChart(ribbons: Ribbon[], title: string): Chart {
  const most = Math.max(1, ...ribbons.map((ribbon) => ribbon.people));
  const thick = (people: number) => Math.max(3, Math.round((people / most) * 28));
  const side = (pick: "from" | "to") => {
    const places = new Map<string, { y: number; height: number; used: number }>();
    let y = 28;
    for (const name of new Set(ribbons.map((ribbon) => ribbon[pick]))) {
      const height = ribbons.filter((ribbon) => ribbon[pick] === name).reduce((sum, ribbon) => sum + thick(ribbon.people), 0);
      places.set(name, { y, height, used: 0 });
      y += Math.max(height, 16) + 12;
    }
    return { places, end: y };
  };
  const [left, right] = [side("from"), side("to")];
  const [x1, x2] = [230, 410];
  const marks: Mark[] = [text(x1, 14, "At the beginning", "end", true), text(x2, 14, "A year later", "start", true)];
  for (const { from, to, people, tone } of ribbons) {
    const [a, b] = [left.places.get(from), right.places.get(to)];
    if (!a || !b) continue;
    const [width, ya, yb, half] = [thick(people), a.y + a.used, b.y + b.used, (x1 + x2) / 2];
    a.used += width;
    b.used += width;
    marks.push({
      kind: "path",
      tone,
      filled: true,
      d: `M${x1} ${ya}C${half} ${ya} ${half} ${yb} ${x2} ${yb}V${yb + width}C${half} ${yb + width} ${half} ${ya + width} ${x1} ${ya + width}Z`,
    });
    marks.push(text(x1 + 8, ya + width / 2 + 4, String(people), "start"));
  }
  for (const [name, { y, height }] of left.places) marks.push(text(x1 - 8, y + height / 2 + 4, name, "end"));
  for (const [name, { y, height }] of right.places) marks.push(text(x2 + 8, y + height / 2 + 4, name));
  return { width: 640, height: Math.max(left.end, right.end), title, marks };
}

const round = (value: number) => Math.round(value * 10) / 10;
const fills: Record<Tone, string> = { ic: "#026565", mgmt: "#634590", other: "#994920", outside: "#515760" };

/** A chart as a file of its own, on white, with what belongs beside it as lines of text below. */
export function svgOf({ width, height, title, marks }: Chart, below: string[]): string {
  const drawn = marks.map((mark) => {
    if (mark.kind === "text")
      return `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" fill="${mark.quiet ? "#515760" : "#181f27"}">${escaped(mark.text)}</text>`;
    if (mark.kind === "line") return `<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" stroke="#81878f"/>`;
    if (mark.kind === "rect")
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="${fills[mark.tone]}"/>`;
    return mark.filled
      ? `<path d="${mark.d}" fill="${fills[mark.tone]}" fill-opacity="0.35" stroke="${fills[mark.tone]}"/>`
      : `<path d="${mark.d}" fill="none" stroke="${fills[mark.tone]}" stroke-width="2"/>`;
  });
  const words = below
    .flatMap(wrapped)
    .map((line, index) => `<text x="0" y="${height + 20 + index * 18}" fill="#515760">${escaped(line)}</text>`);
  const whole = height + 24 + words.length * 18;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -36 ${width + 24} ${whole + 48}" width="${width + 24}" height="${whole + 48}" role="img" font-family="system-ui, sans-serif" font-size="13"><title>${escaped(title)}</title><rect x="-12" y="-36" width="100%" height="100%" fill="#ffffff"/><text x="0" y="-14" font-size="16" font-weight="600" fill="#181f27">${escaped(title)}</text>${drawn.join("")}${words.join("")}</svg>`;
}

const wrapped = (words: string) => words.match(/.{1,95}(\s|$)/g)?.map((line) => line.trim()) ?? [];
// Control characters have no place in XML at all.
const escaped = (words: string) =>
  words
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark] as string);
