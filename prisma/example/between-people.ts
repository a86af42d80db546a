// What people say to each other, keep about each other and share out: feedback, notes, duties, and a change of manager.
import { moveToManager } from "@/lib/people/mutations";
import type { Viewer } from "@/lib/access/viewer";
import { takeCheck } from "@/lib/decision-checks/mutations";
import { addDuty } from "@/lib/duties/mutations";
import { askFeedback, giveFeedback } from "@/lib/feedback/mutations";
import { addHandoffLine } from "@/lib/handoffs/mutations";
import { listHandoffs } from "@/lib/handoffs/queries";
import { addNote } from "@/lib/private-notes/mutations";
import { everything } from "@/lib/db";
import { personViewer } from "@/scripts/support/viewer";

/** Loads all of it. `ada` keeps the reporting lines. */
export async function seedBetweenPeople(ada: Viewer): Promise<void> {
  await addNote(await personViewer("mo"), {
    handle: "eve",
    words: "She lights up when she explains things. Ask what she would stop doing for it.",
  });
  await seedFeedback();
  await seedDuties();
  await seedHandoff(ada);
  await takeCheck(await personViewer("eve"), {
    mentoring: 4,
    challenge: "both",
    handsOn: 4,
    leadingBy: "influence",
    words: "Explaining the token rotation to Sarah was the best hour of the month. A week without code would still be a long one.",
  });
}

// Sarah to Eve, for Mo to read too; Eve has asked Tom, who has not answered; Ivy to Sarah, for the two alone.
async function seedFeedback() {
  const [sarah, eve, ivy] = [await personViewer("sarah"), await personViewer("eve"), await personViewer("ivy")];
  const plain = { competencyId: null };
  await giveFeedback(sarah, {
    ...plain,
    colleague: "eve",
    readers: "manager",
    words:
      "You let me drive while we paired, even when I was slow. I rotate the keys alone now. I would like to learn incidents that way too.",
  });
  await askFeedback(eve, {
    ...plain,
    colleague: "tom",
    readers: "subject",
    question: "When I said what I would cut from the drawing, did it help you to finish, or did it feel like a test?",
  });
  await giveFeedback(ivy, {
    ...plain,
    colleague: "sarah",
    readers: "subject",
    words: "Your talk began with the outage and not with the diagram. Everybody stayed awake. Keep that order.",
  });
}

// One of them nobody covers since its last holder went elsewhere.
async function seedDuties() {
  const mo = await personViewer("mo");
  const duties = [
    { name: "Deciding the architecture", holder: "ivy", elsewhere: "" },
    { name: "On-call and incidents", holder: null, elsewhere: "" },
    { name: "Reviews and quality", holder: "sarah", elsewhere: "" },
    { name: "Growth talks", holder: "mo", elsewhere: "" },
    { name: "Keeping the plan and the board", holder: null, elsewhere: "The project office" },
  ];
  for (const duty of duties) await addDuty(mo, duty);
}

// Mateo moves from Mo to Ned today, and has not sealed yet what passes on.
async function seedHandoff(ada: Viewer) {
  const people = await everything.person.findMany({
    where: { handle: { in: ["mateo-herrera", "ned"] } },
    select: { id: true, handle: true },
  });
  const idOf = (handle: string) => people.find((one) => one.handle === handle)?.id as string;
  await moveToManager(ada, { personId: idOf("mateo-herrera"), managerId: idOf("ned") });
  const mo = await personViewer("mo");
  const [handoff] = await listHandoffs(mo);
  if (!handoff) throw new Error("The change of manager opened no hand-off.");
  const handoffId = handoff.id;
  await addHandoffLine(mo, { handoffId, kind: "commitment", words: "We look at the staff level together in spring." });
  await addHandoffLine(await personViewer("ned"), { handoffId, kind: "agenda", words: "What should stay as it is?" });
}
