// Two rounds of the example company: one that both sides have submitted, and one just begun.
import { openRound, saveAssessment } from "@/lib/assessments/mutations";
import { listAsked } from "@/lib/assessments/queries";
import type { Answer } from "@/lib/assessments/rules";
import { everything } from "@/lib/db";
import { personViewer } from "@/scripts/support/viewer";

type Told = Record<string, [Answer, string]>;

const eve: Told = {
  mentoring: ["meets", "Sarah reviews the sign-in changes now, and I only read along."],
  "planning-delivery": ["growing", "My first plan was mine alone; the second was ours."],
  communication: ["meets", "I write the notes of our design talks, and people use them."],
  hiring: ["no_chance", "I would like to sit in on two interviews."],
  "people-management": ["no_chance", "To cover for Mo for two weeks."],
  teamwork: ["meets", "I ask before I decide for others."],
};
const mo: Told = {
  mentoring: ["beyond", "Sarah and Tom both learn from her, each in their own way."],
  "planning-delivery": ["growing", "The October tidying was planned by the whole team."],
  communication: ["growing", "Inside the team, yes. Other teams hear of it late."],
  hiring: ["no_chance", "An interview, as soon as we hire again."],
  "people-management": ["not_seen", ""],
  teamwork: ["meets", "People ask for her in their design talks."],
};

/** Loads the rounds, each side by its own author. */
export async function seedAssessments(): Promise<void> {
  const [teamLead, senior] = await Promise.all(["team-lead", "senior"].map(levelId));
  const eveViewer = await personViewer("eve");
  const id = await openRound(eveViewer, { handle: "eve", levelId: teamLead as string });
  await tell("eve", id, teamLead as string, eve);
  await tell("mo", id, teamLead as string, mo);
  await openRound(await personViewer("sarah"), { handle: "sarah", levelId: senior as string });
}

async function tell(handle: string, roundId: string, level: string, told: Told) {
  const viewer = await personViewer(handle);
  const asked = await listAsked(viewer, level);
  const each = <T>(value: (given: [Answer, string] | undefined) => T) =>
    Object.fromEntries(asked.map(({ id, key }) => [id, value(told[key])]));
  await saveAssessment(viewer, {
    roundId,
    version: 1,
    answer: each((given) => given?.[0] ?? "not_seen"),
    words: each((given) => (given && given[0] !== "no_chance" ? given[1] : "")),
    chance: each((given) => (given?.[0] === "no_chance" ? given[1] : "")),
    step: "submit",
  });
}

async function levelId(key: string): Promise<string> {
  const level = await everything.level.findFirstOrThrow({
    where: { key, version: { framework: { key: "pendulum" }, state: "published" } },
    select: { id: true },
  });
  return level.id;
}
