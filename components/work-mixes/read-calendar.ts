import type ICAL from "ical.js";
import type { Week } from "@/lib/ladders/rules";
import { isAway, partOf, type WordRule } from "@/lib/work-mixes/rules";
import { hoursOf, type Stretch } from "./hours-of-month";

/** How often one event may repeat before it is left out: a month of every quarter of an hour. */
const mostOccurrences = 5000;
/** Milliseconds that one event may take. */
const longest = 1000;
const mostNamed = 20;

export type CalendarMonth = {
  hours: Week;
  /** Working hours in which the person was away. */
  away: number;
  /** The names of what counted, with the part of the week each went to, the longest first. */
  names: { name: string; hours: number; part: keyof Week }[];
  /** What could not be read, by name. */
  skipped: string[];
};

type Reader = typeof ICAL;
type Reading = { ical: Reader; own: WordRule[]; owners: Set<string>; from: Date; to: Date };

/**
 * The hours of a month by part of the week, from a calendar file's text; null when it is none.
 * Runs in the browser: nothing leaves it but the five shares, when the person saves them.
 * `owners` are the person's addresses: what they declined does not count.
 */
export async function readCalendar(
  text: string,
  month: string,
  own: WordRule[] = [],
  owners: string[] = [],
): Promise<CalendarMonth | null> {
  const lines = text.replace(/\r?\n[ \t]/g, "");
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(lines)) return null;
  const { default: ical } = await import("ical.js");
  for (const zone of blocksOf(text, "VTIMEZONE")) registerZone(ical, zone);
  const named = [...lines.matchAll(/^X-WR-CALNAME[^:\r\n]*:(.*)$/gim)].map(([, name = ""]) => name.trim());
  const [from, to] = boundsOf(month);
  const reading: Reading = { ical, own, owners: new Set([...owners, ...named].map((one) => one.toLowerCase())), from, to };
  const skipped: string[] = [];
  const stretches: Stretch[] = [];
  for (const series of seriesOf(ical, blocksOf(text, "VEVENT"), skipped))
    try {
      stretches.push(...stretchesOf(series, reading));
    } catch {
      skipped.push(nameOf(series[0]));
    }
  const names = [...new Set(skipped)];
  return {
    ...hoursOf(stretches, month, from, to),
    skipped: names.length > mostNamed ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names,
  };
}

// Each part by itself: one that is broken does not take the others with it.
const blocksOf = (text: string, name: string) => text.match(new RegExp(`^BEGIN:${name}\\s*$[\\s\\S]*?^END:${name}\\s*$`, "gim")) ?? [];

function parse(ical: Reader, block: string): ICAL.Component {
  return new ical.Component(ical.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`) as ConstructorParameters<Reader["Component"]>[0]);
}

function registerZone(ical: Reader, block: string) {
  try {
    for (const zone of parse(ical, block).getAllSubcomponents("vtimezone")) ical.TimezoneService.register(zone);
  } catch {
    // Times in a zone that cannot be read count as the person's own.
  }
}

const textOf = (component: ICAL.Component, name: string) => String(component.getFirstPropertyValue(name) ?? "");
const nameOf = (component: ICAL.Component | undefined) =>
  (component && textOf(component, "summary").slice(0, 100)) || "An event without a name";

/** Events by their UID: the series with the occurrences that differ. An older copy of the same event is left out. */
function seriesOf(ical: Reader, blocks: string[], skipped: string[]): ICAL.Component[][] {
  const series = new Map<string, Map<string, ICAL.Component>>();
  for (const [index, block] of blocks.entries()) {
    let event: ICAL.Component | null = null;
    try {
      event = parse(ical, block).getFirstSubcomponent("vevent");
    } catch {
      skipped.push(/^SUMMARY[^:\r\n]*:(.*)$/im.exec(block)?.[1]?.trim().slice(0, 100) || "An event without a name");
    }
    if (!event) continue;
    const uid = textOf(event, "uid") || `no uid ${index}`;
    const of = series.get(uid) ?? new Map<string, ICAL.Component>();
    const at = textOf(event, "recurrence-id");
    const known = of.get(at);
    if (!known || Number(textOf(event, "sequence")) >= Number(textOf(known, "sequence"))) of.set(at, event);
    series.set(uid, of);
  }
  return [...series.values()].map((of) => [...of].sort(([a], [b]) => Number(a !== "") - Number(b !== "")).map(([, event]) => event));
}

/** When the occurrences of a series take place within the month; an occurrence of its own stands for the one it replaces. */
function stretchesOf(components: ICAL.Component[], reading: Reading): Stretch[] {
  const events = components.map((component) => new reading.ical.Event(component));
  const single = events.filter((event) => event.isRecurrenceException());
  const replaced = new Set(single.map((event) => event.recurrenceId.toJSDate().getTime()));
  return events.flatMap((event) => {
    const kind = kindOf(event, reading);
    if (!kind) return [];
    const starts = event.isRecurrenceException() || !event.isRecurring() ? [event.startDate] : startsOf(event, reading);
    const wanted = starts.filter((start) => event.isRecurrenceException() || !replaced.has(start.toJSDate().getTime()));
    return wanted.flatMap((start) => stretchAt(event, start, kind, reading));
  });
}

function stretchAt(event: ICAL.Event, start: ICAL.Time, kind: Stretch["kind"], { own, from, to }: Reading): Stretch[] {
  const end = start.clone();
  end.addDuration(event.duration);
  const [begins, ends] = [start.toJSDate(), end.toJSDate()];
  if (Number.isNaN(begins.getTime()) || Number.isNaN(ends.getTime())) throw new Error("no such time");
  if (ends <= from || begins >= to || ends <= begins) return [];
  // What lasts for days is a season, not a meeting.
  if (kind !== "away" && ends.getTime() - begins.getTime() > 86_400_000) return [];
  return [{ from: begins, to: ends, kind, name: event.summary ?? "", part: partOf(event.summary ?? "", own), wholeDay: start.isDate }];
}

/** Whether an event takes time, holds it, or keeps the person away; null where it says nothing about the week. */
function kindOf(event: ICAL.Event, { owners, own }: Reading): Stretch["kind"] | null {
  if (!event.startDate) throw new Error("no beginning");
  const value = (name: string) => textOf(event.component, name).toUpperCase();
  const busy = value("x-microsoft-cdo-busystatus");
  const answer = answerOf(event.component, owners);
  if (value("status") === "CANCELLED" || answer === "DECLINED") return null;
  if (busy === "OOF" || (isAway(event.summary ?? "", own) && value("transp") !== "TRANSPARENT" && busy !== "FREE")) return "away";
  if (event.startDate.isDate || value("transp") === "TRANSPARENT" || busy === "FREE") return null;
  return value("status") === "TENTATIVE" || busy === "TENTATIVE" || answer === "TENTATIVE" ? "tentative" : "firm";
}

function answerOf(component: ICAL.Component, owners: Set<string>): string {
  const own = component.getAllProperties("attendee").find((one) =>
    owners.has(
      String(one.getFirstValue() ?? "")
        .replace(/^mailto:/i, "")
        .toLowerCase(),
    ),
  );
  return own?.getFirstParameter("partstat")?.toUpperCase() ?? "";
}

/** The beginnings of a series up to the end of the month. Throws where it repeats too often to be followed. */
function startsOf(event: ICAL.Event, { from, to }: Reading): ICAL.Time[] {
  const until = performance.now() + longest;
  const times = event.iterator(nearTo(event, from));
  const starts: ICAL.Time[] = [];
  for (let looked = 0; looked < mostOccurrences; looked++) {
    if (performance.now() > until) break;
    const time = times.next();
    if (!time || time.toJSDate() >= to) return starts;
    starts.push(time.clone());
  }
  throw new Error("repeats too often");
}

/** Where a daily or weekly series without a count may be taken up: whole rounds of it before the month. */
function nearTo(event: ICAL.Event, from: Date): ICAL.Time {
  const start = event.startDate.clone();
  const rules = event.component.getAllProperties("rrule").map((one) => one.getFirstValue() as ICAL.Recur);
  const [rule] = rules;
  const days = rule?.freq === "DAILY" ? 1 : rule?.freq === "WEEKLY" ? 7 : 0;
  if (!rule || !days || rules.length > 1 || rule.count || event.component.hasProperty("rdate")) return start;
  const round = days * rule.interval;
  const back = Math.ceil(event.duration.toSeconds() / 86_400) + 1;
  const rounds = Math.floor(((from.getTime() - start.toJSDate().getTime()) / 86_400_000 - back) / round) - 1;
  if (rounds > 0) start.adjust(rounds * round, 0, 0, 0);
  return start;
}

// In the browser's own zone: the month as the person lived it.
function boundsOf(month: string): [Date, Date] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return [new Date(year, number - 1, 1), new Date(year, number, 1)];
}
