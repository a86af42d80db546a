// Eve leads a feature as a trial with Ivy as its sponsor; Mo tried to write code beside leading, and found out; Sarah's
// trial waits for Mo.
import type { Viewer } from "@/lib/access/viewer";
import { addDays, daysBetween, today } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import type { TrackKind } from "@/prisma/generated/enums";
import { personViewer } from "@/scripts/support/viewer";
import { sayReadiness } from "@/lib/readiness/mutations";
import { answerPulse, keepPulse } from "@/lib/trial-pulses/mutations";
import { concludeTrial } from "@/lib/trial-verdicts/mutations";
import { proposeTrial, signTrial } from "@/lib/trials/mutations";
import { usualPromise } from "@/lib/trials/rules";
import { workingDay } from "../company";

type Story = {
  person: string;
  manager: string;
  sponsor: string;
  title: string;
  track: TrackKind;
  begunDaysAgo: number;
  days: number;
  share: number;
  findOut: string;
  led: string[];
  practised: string[];
};

/** Loads three trials: one that runs, one that is over and one that waits to be signed. */
export async function seedTrials(): Promise<void> {
  const running = await signed({
    person: "eve",
    manager: "mo",
    sponsor: "ivy",
    title: "Lead the sign-in renewal from requirements to deployment",
    track: "management",
    begunDaysAgo: 25,
    days: 42,
    share: 40,
    findOut: "Whether a week made of other people's questions leaves me tired or awake, and what I miss of the code.",
    led: ["sarah", "tom"],
    practised: ["planning-delivery", "mentoring"],
  });
  const weeks = [
    ["took", 9, 18, "unsure", "Three meetings to agree what sign-in must not do."],
    ["both", 11, 14, "unsure", "Sarah split the work better than I would have."],
    ["gave", 10, 12, "yes", "Nobody waited for me this week."],
  ] as const;
  for (const [week, [energy, meetings, handsOn, again, words]] of weeks.entries())
    await pool().query(
      'INSERT INTO trial_pulse (trial_id, week, energy, meeting_hours, hands_on_hours, again, words) VALUES ($1, $2, $3::"Energy", $4, $5, $6::"Again", $7)',
      [running, week, energy, meetings, handsOn, again, words],
    );
  await keepPulse(await personViewer("eve"), {
    trialId: running,
    energy: "both",
    meetingHours: 12,
    handsOnHours: 10,
    again: "yes",
    words: "I said no to a date for the first time, and it was fine.",
  });
  await answerPulse(await personViewer("sarah"), {
    trialId: running,
    round: 1,
    answer: "well",
    words: "She asks before she decides. I would like to hear sooner when a date moves.",
  });
  await sayReadiness(await personViewer("eve"), {
    handle: "eve",
    version: 0,
    handsOn: "yes",
    shown: "",
    cover: "Sarah for the reviews of sign-in; nobody yet for the on-call week.",
  });

  const over = await signed({
    person: "mo",
    manager: "dan",
    sponsor: "dan",
    title: "Two days a week in the platform code",
    track: "individual_contributor",
    begunDaysAgo: 150,
    days: 56,
    share: 40,
    findOut: "Whether I want the code back, or only the quiet that came with it.",
    led: [],
    practised: ["system-design"],
  });
  await concludeTrial(await personViewer("mo"), {
    trialId: over,
    version: 0,
    verdict: "no",
    learnt: "Two days were enough to begin things and too few to end them. It was the quiet I wanted.",
    surprised: "I missed the talks with people by Wednesday.",
  });

  const sarah = await personViewer("sarah");
  const waiting = await propose(sarah, 20, {
    sponsor: "ivy",
    title: "Run our on-call for four weeks",
    track: "management",
    days: 28,
    share: 20,
    findOut: "Whether I like to be the one who is asked first.",
    led: [],
    practised: ["reliability-security"],
  });
  await signTrial(sarah, { trialId: waiting, version: 1 });
}

async function signed({ person, manager, begunDaysAgo, ...story }: Story): Promise<string> {
  const [viewer, boss] = [await personViewer(person), await personViewer(manager)];
  const trialId = await propose(viewer, -begunDaysAgo, story);
  for (const signer of [viewer, boss]) await signTrial(signer, { trialId, version: 1 });
  const now = today(viewer.timeZone);
  await setBack(trialId, daysBetween(workingDay(addDays(now, -begunDaysAgo), "last"), now));
  return trialId;
}

type Terms = Omit<Story, "person" | "manager" | "begunDaysAgo">;
async function propose(viewer: Viewer, startsIn: number, { sponsor, days, led, practised, ...terms }: Terms): Promise<string> {
  const startsOn = workingDay(addDays(today(viewer.timeZone), startsIn), startsIn < 0 ? "last" : "next");
  const endsOn = workingDay(addDays(startsOn, days - 1), "last");
  // What began earlier is proposed for today, and set back.
  const later = Math.max(0, daysBetween(startsOn, today(viewer.timeZone)));
  const [people, competencies] = await Promise.all([
    everything.person.findMany({ where: { handle: { in: led } }, select: { id: true } }),
    everything.competency.findMany({
      where: { key: { in: practised }, version: { framework: { key: "pendulum" }, state: "published" } },
      select: { id: true },
    }),
  ]);
  return proposeTrial(viewer, {
    ...terms,
    sponsor,
    startsOn: addDays(startsOn, later),
    endsOn: addDays(endsOn, later),
    promise: usualPromise,
    ledIds: people.map((one) => one.id),
    others: "",
    competencyIds: competencies.map((one) => one.id),
    participationId: null,
  });
}

// Other days are other terms, which both sign anew: as they would have, back then.
async function setBack(trialId: string, days: number) {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT side, signer_id, words FROM trial_signature WHERE trial_id = $1", [trialId]);
    await client.query("UPDATE trial SET starts_on = starts_on - $2::int, ends_on = ends_on - $2::int WHERE id = $1", [trialId, days]);
    for (const { side, signer_id, words } of rows)
      await client.query(
        'INSERT INTO trial_signature (trial_id, side, signer_id, words, at) VALUES ($1, $2::"TrialSide", $3, $4, now() - make_interval(days => $5))',
        [trialId, side, signer_id, words, days + 2],
      );
    await client.query("UPDATE trial SET agreed_at = now() - make_interval(days => $2) WHERE id = $1", [trialId, days + 2]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
