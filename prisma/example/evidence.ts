// What the people of the example company kept, made by themselves through the same mutations as in the browser.
import { addDays, today } from "@/lib/clock";
import { everything } from "@/lib/db";
import { addEvidence } from "@/lib/evidence/mutations";
import type { AddEvidence } from "@/lib/evidence/schema";
import { answerClaim } from "@/lib/multipliers/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { workingDay } from "./company";

type Story = Partial<Omit<AddEvidence, "competencyIds" | "happenedOn" | "revisitOn">> & {
  handle: string;
  kind: AddEvidence["kind"];
  daysAgo: number;
  shows: string[];
  revisitInDays?: number;
  confirmed?: boolean;
};

const stories: Story[] = [
  {
    handle: "eve",
    kind: "delivery",
    daysAgo: 75,
    title: "Sign-in without passwords for the pilot customers",
    plainLine: "Pilot customers sign in with their phone, and nobody has to reset a password any more.",
    links: ["https://github.com/example/accounts/pull/412"],
    shows: ["code-quality", "customer-impact"],
  },
  {
    handle: "eve",
    kind: "decision",
    daysAgo: 96,
    title: "Short sessions with silent renewal instead of long ones",
    plainLine: "A stolen laptop is useless to a thief after a quarter of an hour.",
    why: "A stolen cookie should not be worth a day, and renewal costs us one small request.",
    leftOut: "Long sessions with a list of devices; asking for the password every morning.",
    upkeep: "The renewal endpoint, and its share of the on-call alerts.",
    affected: "Everybody who signs in, and the mobile team.",
    afterwards: "We watch how often people are asked to sign in again.",
    revisitInDays: -4,
    shows: ["system-design", "reliability-security"],
  },
  {
    handle: "eve",
    kind: "multiplier",
    daysAgo: 20,
    colleague: "sarah",
    ability: "review changes to the sign-in service",
    words: "We paired on Tuesdays; since October I only read along.",
    confirmed: true,
    shows: ["mentoring"],
  },
  {
    handle: "eve",
    kind: "feedback",
    daysAgo: 12,
    title: "Too many plans of mine are made alone",
    words: "Mo said it kindly, and he is right.",
    shared: false,
    shows: ["planning-delivery"],
  },
  {
    handle: "sarah",
    kind: "sharing",
    daysAgo: 30,
    title: "How our keys are rotated",
    sharingStep: "brown_bag",
    plainLine: "The whole team can now change the locks, not only one of us.",
    shows: ["communication"],
  },
  {
    handle: "ivy",
    kind: "decision",
    daysAgo: 50,
    title: "One queue for all jobs instead of one for each team",
    why: "Three teams were mending the same faults three times.",
    afterwards: "We look at the waiting times of the smallest team after a quarter.",
    revisitInDays: 40,
    shows: ["technical-strategy"],
  },
  {
    handle: "ivy",
    kind: "multiplier",
    daysAgo: 6,
    colleague: "sarah",
    ability: "read a query plan and say what is slow",
    shows: ["mentoring"],
  },
];

/** Loads the evidence; a confirmed claim is answered by the colleague themselves. Returns how many pieces there are. */
export async function seedEvidence(): Promise<number> {
  for (const { handle, daysAgo, shows, revisitInDays, confirmed, ...story } of stories) {
    const competencies = await everything.competency.findMany({
      where: { key: { in: shows }, version: { framework: { key: "pendulum" }, state: "published" } },
      select: { id: true },
    });
    if (competencies.length !== shows.length) throw new Error(`The framework has not all of ${shows.join(", ")}.`);
    const viewer = await personViewer(handle);
    const now = today(viewer.timeZone);
    const evidenceId = await addEvidence(viewer, {
      ...blank,
      ...story,
      happenedOn: workingDay(addDays(now, -daysAgo), "last"),
      revisitOn: revisitInDays === undefined ? null : workingDay(addDays(now, revisitInDays), revisitInDays < 0 ? "last" : "next"),
      competencyIds: competencies.map((one) => one.id),
    });
    if (confirmed && story.colleague)
      await answerClaim(await personViewer(story.colleague), {
        evidenceId,
        ability: story.ability ?? "",
        answer: "confirmed",
        correction: "",
      });
  }
  return everything.evidence.count();
}

const blank = {
  title: "",
  plainLine: "",
  words: "",
  links: [],
  shared: true,
  sharingStep: null,
  leftOut: "",
  why: "",
  upkeep: "",
  affected: "",
  afterwards: "",
  colleague: "",
  ability: "",
};
