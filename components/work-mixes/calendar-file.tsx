"use client";
import { type ChangeEvent, useState } from "react";
import { type Week, weekParts } from "@/lib/ladders/rules";
import { sharesOf, type WordRule } from "@/lib/work-mixes/rules";
import { type CalendarMonth, readCalendar } from "./read-calendar";

// Beside the drafts: kept on this device alone, and forgotten with them when the person signs out.
const key = "draft:calendar-words";
const mostWords = 100;
const largest = 10_000_000;
const parts: [WordRule["part"], string][] = [
  ...weekParts.map(([part, label]) => [part, label] as [WordRule["part"], string]),
  ["away", "Away"],
];

type CalendarFileProps = { month: string; address: string; fill: (shares: Week) => void };

/** Reads a month from a calendar file, says what it read and what it left out, and lets the person sort it otherwise. */
export function CalendarFile({ month, address, fill }: CalendarFileProps) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<CalendarMonth | null>(null);
  const [note, setNote] = useState("");

  async function show(given: string) {
    const read = await readCalendar(given, month, wordsKept(), [address]);
    if (!read) return setNote("This file cannot be read as a calendar. Nothing was changed.");
    setFound(read);
    fill(sharesOf(read.hours));
    const sums = weekParts.map(([part, label]) => `${label} ${Math.round(read.hours[part])} h`).join(", ");
    setNote(`Read: ${sums}${read.away ? `, away ${Math.round(read.away)} h` : ""}. Please correct what does not fit.`);
  }
  async function read({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    if (file.size > largest) setNote("This file is larger than 10 MB. Please export a shorter time.");
    else {
      const given = await file.text();
      setText(given);
      await show(given);
    }
    target.value = "";
  }
  async function sort(words: string, part: string) {
    keepWords(words, part as WordRule["part"]);
    await show(text);
  }
  return (
    <div className="grid gap-1 noscript:hidden">
      <label htmlFor="calendar" className="text-sm font-medium">
        Or read it from a calendar file (.ics)
      </label>
      <p id="calendar-hint" className="text-xs text-fg-muted">
        The file stays in this browser. Only the five shares above are sent when you save. Unscheduled hours count as coding; what you
        declined and days away do not count.
      </p>
      <input id="calendar" type="file" accept=".ics,text/calendar" aria-describedby="calendar-hint" onChange={read} className="text-sm" />
      <p role="status" className="text-sm">
        {note}
      </p>
      {found && found.skipped.length > 0 && (
        <div className="text-sm">
          <p>Could not be read and left out:</p>
          <ul className="list-disc pl-5 wrap-anywhere">
            {found.skipped.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      {found && <Names found={found} sort={sort} />}
    </div>
  );
}

function Names({ found, sort }: { found: CalendarMonth; sort: (words: string, part: string) => void }) {
  if (!found.names.length) return null;
  return (
    <details>
      <summary className="min-h-6 text-sm text-accent-text">What counted as what</summary>
      <p className="py-1 text-xs text-fg-muted">
        Events whose names hold the same words follow what you choose. Kept in this browser until you sign out.
      </p>
      <ul className="grid gap-1">
        {found.names.map(({ name, hours, part }) => (
          <li key={name} className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-2 text-sm">
            <span className="wrap-anywhere">{name || "Without a name"}</span>
            <span className="text-right text-fg-muted">{Math.round(hours * 10) / 10} h</span>
            <select
              aria-label={`${name || "Without a name"} counts as`}
              className="h-7 rounded-md border border-border-strong bg-surface px-1 text-sm"
              value={part}
              disabled={!name}
              onChange={(event) => sort(name, event.target.value)}
            >
              {parts.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </details>
  );
}

function wordsKept(): WordRule[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((one): one is WordRule => typeof one?.words === "string" && parts.some(([part]) => part === one?.part))
      : [];
  } catch {
    return [];
  }
}

function keepWords(words: string, part: WordRule["part"]) {
  const others = wordsKept().filter((one) => one.words !== words);
  try {
    window.localStorage.setItem(key, JSON.stringify([{ words, part }, ...others].slice(0, mostWords)));
  } catch {
    // Without room the choice holds for nothing but the shares, which can be typed.
  }
}
