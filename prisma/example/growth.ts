// The growth plans of the example company. Plans, aims and focuses are made by the people themselves,
// through the same mutations as in the browser.
import { everything, pool } from "@/lib/db";
import { setAim, startFocus } from "@/lib/growth-plans/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { addDays, today } from "@/lib/clock";
import { workingDay } from "./company";

type Feeling = "moving" | "steady" | "stuck";
type FocusStory = {
  competency?: string;
  experience?: string;
  nextStep: string;
  dueIn: number | null;
  comfort: "inside" | "edge" | "outside";
  kind: "additive" | "multiplier";
  startedDaysAgo: number;
};
type UpdateStory = { daysAgo: number; feeling: Feeling; focus?: number; words: string };
type Story = {
  handle: string;
  aim: "level" | "experience" | "staying" | "exploring";
  level?: string;
  experience?: string;
  words?: string;
  /** What they had in mind before. */
  before?: string;
  begunDaysAgo: number;
  focuses: FocusStory[];
  updates: UpdateStory[];
};

const stories: Story[] = [
  {
    handle: "eve",
    aim: "level",
    level: "team-lead",
    words: "I would like to find out whether leading people suits me, before anybody decides anything.",
    before: "I like the code, and I like helping. No idea which of the two is the plan.",
    begunDaysAgo: 140,
    focuses: [
      {
        competency: "mentoring",
        nextStep: "Let Sarah run the next authentication change on her own, and only answer questions",
        dueIn: 12,
        comfort: "edge",
        kind: "multiplier",
        startedDaysAgo: 60,
      },
      {
        competency: "planning-delivery",
        nextStep: "Plan the October tidying with the whole team, not for it",
        dueIn: 25,
        comfort: "edge",
        kind: "multiplier",
        startedDaysAgo: 34,
      },
      {
        experience: "Cover for Mo while he is on holiday",
        nextStep: "Agree the dates and what to hand over",
        dueIn: 40,
        comfort: "outside",
        kind: "additive",
        startedDaysAgo: 8,
      },
    ],
    updates: [
      { daysAgo: 62, feeling: "steady", words: "Began to pair with Sarah on the sign-in service every Tuesday." },
      { daysAgo: 33, feeling: "stuck", focus: 1, words: "My plan for the tidying was mine alone, and nobody followed it." },
      { daysAgo: 19, feeling: "moving", focus: 1, words: "We cut the tidying into pieces together; three of five are done." },
      { daysAgo: 3, feeling: "moving", focus: 0, words: "Sarah reviewed the token rotation without me and found a gap I had missed." },
    ],
  },
  {
    handle: "sarah",
    aim: "level",
    level: "senior",
    words: "",
    begunDaysAgo: 90,
    focuses: [
      {
        competency: "reliability-security",
        nextStep: "Write the runbook for key rotation and have Tom try it",
        dueIn: 9,
        comfort: "edge",
        kind: "additive",
        startedDaysAgo: 45,
      },
    ],
    updates: [
      { daysAgo: 41, feeling: "steady", words: "Read through three old incidents in sign-in." },
      { daysAgo: 9, feeling: "moving", focus: 0, words: "Took over authentication reviews from Eve this sprint." },
    ],
  },
  {
    handle: "ivy",
    aim: "staying",
    words: "I came back to write code and to grow the people around it. This is where I want to be.",
    begunDaysAgo: 200,
    focuses: [
      {
        competency: "technical-strategy",
        nextStep: "Show two teams what the queue rewrite spares them",
        dueIn: 30,
        comfort: "inside",
        kind: "multiplier",
        startedDaysAgo: 70,
      },
    ],
    updates: [
      { daysAgo: 55, feeling: "steady", words: "Wrote down why we keep one queue." },
      { daysAgo: 20, feeling: "steady", focus: 0, words: "Half of the payments team has moved to the new queue." },
    ],
  },
  {
    handle: "tom",
    aim: "exploring",
    words: "",
    begunDaysAgo: 120,
    focuses: [
      {
        competency: "system-design",
        nextStep: "Draw how orders flow through the platform and show it to the team",
        dueIn: -11,
        comfort: "outside",
        kind: "additive",
        startedDaysAgo: 75,
      },
    ],
    updates: [{ daysAgo: 41, feeling: "steady", focus: 0, words: "Started the drawing; the last third is hard." }],
  },
  {
    handle: "mo",
    aim: "exploring",
    words: "I miss building things. I do not know yet what to do with that.",
    begunDaysAgo: 80,
    focuses: [
      {
        competency: "people-management",
        nextStep: "Ask each person what they would like more of, before the next 1-on-1",
        dueIn: 14,
        comfort: "inside",
        kind: "multiplier",
        startedDaysAgo: 30,
      },
    ],
    updates: [{ daysAgo: 12, feeling: "moving", focus: 0, words: "Two of four said it out loud: more time for one thing." }],
  },
];

const common: Omit<Story, "handle">[] = [
  {
    aim: "exploring",
    begunDaysAgo: 100,
    focuses: [
      {
        competency: "communication",
        nextStep: "Write the next design note so that support can read it",
        dueIn: 20,
        comfort: "edge",
        kind: "multiplier",
        startedDaysAgo: 40,
      },
    ],
    updates: [{ daysAgo: 6, feeling: "moving", words: "The first note went out; two questions came back." }],
  },
  {
    aim: "staying",
    begunDaysAgo: 150,
    focuses: [],
    updates: [{ daysAgo: 22, feeling: "steady", words: "A quiet month, and a good one." }],
  },
  {
    aim: "experience",
    experience: "Coordinate an incident from start to end",
    begunDaysAgo: 70,
    focuses: [
      {
        experience: "Shadow the incident coordinator",
        nextStep: "Ask who is on duty next week",
        dueIn: 7,
        comfort: "outside",
        kind: "additive",
        startedDaysAgo: 21,
      },
    ],
    updates: [{ daysAgo: 35, feeling: "stuck", words: "No incident to practise on, which is good news." }],
  },
  {
    aim: "exploring",
    begunDaysAgo: 45,
    focuses: [
      {
        competency: "code-quality",
        nextStep: "Split the largest module with a test around each part",
        dueIn: 15,
        comfort: "inside",
        kind: "additive",
        startedDaysAgo: 30,
      },
    ],
    updates: [{ daysAgo: 2, feeling: "moving", words: "One part is out and tested." }],
  },
];

/** Loads the plans; `others` are handles of further people who get an ordinary plan each. */
export async function seedGrowth(others: string[] = []): Promise<number> {
  const all = [...stories, ...others.map((handle, index) => ({ ...(common[index % common.length] as Omit<Story, "handle">), handle }))];
  for (const story of all) await tell(story);
  return all.length;
}

async function tell(story: Story) {
  const viewer = await personViewer(story.handle);
  const level = story.level
    ? await everything.level.findFirst({
        where: { key: story.level, version: { framework: { key: "pendulum" }, state: "published" } },
        select: { id: true },
      })
    : null;
  if (story.before) await setAim(viewer, { aim: "exploring", aimLevelId: null, aimExperience: "", aimWords: story.before });
  const planId = await setAim(viewer, {
    aim: story.aim,
    aimLevelId: level?.id ?? null,
    aimExperience: story.experience ?? "",
    aimWords: story.words ?? "",
  });
  const now = today(viewer.timeZone);
  const focusIds: string[] = [];
  for (const focus of story.focuses) {
    const competency = focus.competency
      ? await everything.competency.findFirst({
          where: { key: focus.competency, version: { framework: { key: "pendulum" }, state: "published" } },
          select: { id: true },
        })
      : null;
    focusIds.push(
      await startFocus(viewer, {
        competencyId: competency?.id ?? null,
        experience: focus.experience ?? "",
        nextStep: focus.nextStep,
        dueOn: focus.dueIn === null ? null : workingDay(addDays(now, focus.dueIn), focus.dueIn < 0 ? "last" : "next"),
        comfort: focus.comfort,
        kind: focus.kind,
      }),
    );
    await pool().query("UPDATE focus SET started_at = now() - make_interval(days => $2) WHERE id = $1", [
      focusIds.at(-1),
      focus.startedDaysAgo,
    ]);
  }
  // Updates are append-only, so the past ones are written with their date rather than dated back.
  for (const { daysAgo, feeling, focus, words } of story.updates) {
    await pool().query(
      'INSERT INTO growth_update (id, plan_id, focus_id, author_id, feeling, words, created_at) VALUES (gen_random_uuid(), $1, $2, $3, $4::"UpdateFeeling", $5, now() - make_interval(days => $6))',
      [planId, focusIds[focus ?? -1] ?? null, viewer.personId, feeling, words, daysAgo],
    );
  }
  await pool().query("UPDATE growth_plan SET created_at = now() - make_interval(days => $2) WHERE id = $1", [planId, story.begunDaysAgo]);
}
