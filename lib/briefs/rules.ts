import { type Day, daysBetween } from "@/lib/clock";
import { countOf, formatDay } from "@/lib/format";
import { endsIn, verdictWords } from "@/lib/trials/rules";

/**
 * A suggestion for the next 1-on-1, with why it is made; `quote` is what somebody typed about it. `key` names what it
 * is about: dismissed once, it stays away.
 */
export type Point = { key: string; words: string; quote?: string; why: string };

/** What is known when two people are about to talk. Days are the report's own. */
export type Facts = {
  name: string;
  startedOn: Day;
  plan: { state: "active" | "paused" | "closed"; quietDays: number; lastHeard: Day } | null;
  stuck: { id: string; words: string } | null;
  focuses: { id: string; name: string; dueOn: Day | null; overdue: boolean; change: string | null }[];
  confirmed: { id: string; ability: string; by: string }[];
  revisits: { id: string; title: string }[];
  round: { id: string; level: string } | null;
  feedback: { id: string; by: string }[];
  mixLine: { month: Day; line: string } | null;
  /** A trial that runs, or that is over with its verdict still to come or just said. */
  trial: { id: string; title: string; endsOn: Day; state: "running" | "ended"; verdict: keyof typeof verdictWords | null } | null;
  /** The first 90 days of a track move that runs. */
  ramp?: { id: string; ends: string; items: { id: string; words: string; dueOn: Day; due: boolean }[] } | null;
  promises: { id: string; words: string; dueOn: Day | null; mine: boolean }[];
  agenda: { id: string; words: string; ageDays: number }[];
};

/** An agenda item older than this many days has been carried over often enough to be asked about. */
const oldDays = 28;

/** What is worth a word, each with its reason; without what was dismissed. */
export function pointsFor(facts: Facts, today: Day, dismissed: ReadonlySet<string>): Point[] {
  return [
    ...ofPlan(facts),
    ...ofPromises(facts),
    ...ofEvidence(facts),
    ...ofTrial(facts, today),
    ...ofRamp(facts),
    ...ofTime(facts, today),
  ].filter((point) => !dismissed.has(point.key));
}

function ofPlan({ plan, stuck, focuses, name }: Facts): Point[] {
  const points: Point[] = [];
  if (stuck) points.push({ key: `stuck-${stuck.id}`, words: "What would unstick it?", quote: shortened(stuck.words), why: "Said “stuck”" });
  if (!plan) points.push({ key: "no-plan", words: `What does ${name} have in mind?`, why: "No plan yet" });
  else if (plan.state === "paused")
    points.push({ key: `resting-${plan.lastHeard}`, words: "What would be worth taking up again?", why: "The plan is resting" });
  else if (plan.quietDays > 14)
    points.push({
      key: `quiet-${plan.lastHeard}`,
      words: "How is it going, apart from the plan?",
      why: `No update for ${countOf(plan.quietDays, "day")}`,
    });
  for (const focus of focuses)
    if (focus.overdue && focus.dueOn)
      points.push({
        key: `due-${focus.id}-${focus.dueOn}`,
        words: "Done, another date, or drop it?",
        quote: focus.name,
        why: `The date was ${formatDay(focus.dueOn)}`,
      });
  return points;
}

function ofPromises({ promises, agenda }: Facts): Point[] {
  return [
    ...promises.map(({ id, words, dueOn, mine }) => ({
      key: `promise-${id}-${dueOn}`,
      words: "What became of it?",
      quote: shortened(words),
      why: `${mine ? "You promised" : "They promised"} it by ${formatDay(dueOn ?? "")}`,
    })),
    ...agenda
      .filter((item) => item.ageDays > oldDays)
      .map(({ id, words, ageDays }) => ({
        key: `old-${id}`,
        words: "Talk about it or drop it",
        quote: shortened(words),
        why: `On the agenda for ${countOf(ageDays, "day")}`,
      })),
  ];
}

function ofEvidence({ confirmed, revisits, round, feedback, mixLine }: Facts): Point[] {
  return [
    ...feedback.map(({ id, by }) => ({ key: `feedback-${id}`, words: `What ${by} said`, why: `Feedback by ${by}` })),
    ...confirmed.map(({ id, ability, by }) => ({
      key: `confirmed-${id}`,
      words: `${by} can now do this without them`,
      quote: shortened(ability),
      why: `Multiplier confirmed by ${by}`,
    })),
    ...revisits.map(({ id, title }) => ({
      key: `revisit-${id}`,
      words: "What came of it?",
      quote: shortened(title),
      why: "The day to look back has come",
    })),
    ...(round ? [{ key: `round-${round.id}`, words: `The assessment against ${round.level}`, why: "It waits for one of you" }] : []),
    ...(mixLine ? [{ key: `mix-${mixLine.month}`, words: mixLine.line, why: "From the work mix they shared" }] : []),
  ];
}

function ofTrial({ trial }: Facts, today: Day): Point[] {
  if (!trial) return [];
  const { id, title, endsOn, state, verdict } = trial;
  if (state === "running")
    return [{ key: `trial-${id}`, words: "How does it feel by now?", quote: shortened(title), why: endsIn(endsOn, today) }];
  return verdict
    ? [
        {
          key: `trial-verdict-${id}`,
          words: "What follows from it?",
          quote: shortened(title),
          why: `Verdict: ${verdictWords[verdict]}`,
        },
      ]
    : [{ key: `trial-over-${id}`, words: "What do they take from it?", quote: shortened(title), why: "The trial is over" }];
}

function ofRamp({ ramp }: Facts): Point[] {
  return (ramp?.items ?? [])
    .filter((item) => item.due)
    .map(({ id, words, dueOn }) => ({
      key: `ramp-${id}-${dueOn}`,
      words: "Done, another date, or drop it?",
      quote: shortened(words),
      why: `In the first 90 days; the date was ${formatDay(dueOn)}`,
    }));
}

function ofTime({ startedOn }: Facts, today: Day): Point[] {
  const years = Number(today.slice(0, 4)) - Number(startedOn.slice(0, 4));
  const thisYear = `${today.slice(0, 4)}${startedOn.slice(4) === "-02-29" ? "-02-28" : startedOn.slice(4)}`;
  const ahead = daysBetween(today, thisYear);
  if (years < 1 || ahead < -7 || ahead > 14) return [];
  return [{ key: `years-${today.slice(0, 4)}`, words: `${countOf(years, "year")} here`, why: `Joined on ${formatDay(startedOn)}` }];
}

const shortened = (words: string) => (words.length > 140 ? `${words.slice(0, 139)}…` : words);
