// What the people of the example company offer one another, each step taken by whoever would take it.
import { type IdeaKey, ideas } from "@/lib/assignment-ideas/rules";
import { addDays, today } from "@/lib/clock";
import { everything } from "@/lib/db";
import { answerHours, answerInterest, showInterest } from "@/lib/interests/mutations";
import { offerAssignment } from "@/lib/opportunities/mutations";
import { listOfferUnits } from "@/lib/opportunities/queries";
import { addCheckIn, saveReflection, writeKickOff } from "@/lib/participations/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { workingDay } from "../company";

type Story = {
  owner: string;
  idea: IdeaKey;
  title: string;
  startsIn: number;
  closesIn: number | null;
  seats: number;
  remote: boolean;
  interested?: { handle: string; words: string };
};

const stories: Story[] = [
  {
    owner: "mo",
    idea: "holiday-cover",
    title: "Cover for my holiday",
    startsIn: 24,
    closesIn: 14,
    seats: 1,
    remote: false,
    interested: { handle: "eve", words: "I would like to know how a week feels in which I decide less code and more of everything else." },
  },
  {
    owner: "ned",
    idea: "tool-evaluation",
    title: "Find us a crash reporter",
    startsIn: 10,
    closesIn: 9,
    seats: 2,
    remote: true,
    interested: { handle: "tom", words: "I have wanted to compare two of them for a year." },
  },
  { owner: "ned", idea: "onboarding-buddy", title: "Be Sam's onboarding buddy", startsIn: 1, closesIn: 6, seats: 1, remote: false },
  { owner: "hanna-virtanen", idea: "intern", title: "Look after our next intern", startsIn: 30, closesIn: 21, seats: 1, remote: false },
  {
    owner: "priya-raman",
    idea: "all-hands",
    title: "Ten minutes at the next all-hands",
    startsIn: 12,
    closesIn: null,
    seats: 3,
    remote: true,
  },
];

/** Loads the offers; one of them is being done. Returns how many there are. */
export async function seedOpportunities(): Promise<number> {
  for (const { interested, ...story } of stories) {
    const assignmentId = await offer(story);
    if (interested) await showInterest(await personViewer(interested.handle), { assignmentId, words: interested.words });
  }
  await tellTalks();
  return everything.stretchAssignment.count();
}

// Ivy gives the tech talks to Sarah, Mo gives the hours, and Sarah has begun.
async function tellTalks() {
  const assignmentId = await offer({
    owner: "ivy",
    idea: "tech-talks",
    title: "Run the tech talks this season",
    startsIn: 0,
    closesIn: null,
    seats: 1,
    remote: true,
  });
  const [ivy, sarah, mo] = await Promise.all(["ivy", "sarah", "mo"].map(personViewer));
  if (!ivy || !sarah || !mo) return;
  const interestId = await showInterest(sarah, { assignmentId, words: "I gave one talk and would like to bring others to give theirs." });
  await answerInterest(ivy, { interestId, answer: "yes", words: "With pleasure. I show you my list of people to ask." });
  await answerHours(mo, { interestId, answer: "yes", words: "Two hours are fine until the release." });
  const { id: participationId } = await everything.participation.findFirstOrThrow({ where: { interestId }, select: { id: true } });
  await writeKickOff(ivy, {
    participationId,
    version: 1,
    kickOff: "Four talks by spring, at least two by people who have never given one. We talk every other Thursday.",
  });
  await addCheckIn(sarah, { participationId, words: "Two speakers are found; the third says she has nothing to tell, which is not true." });
  await saveReflection(sarah, {
    participationId,
    version: 0,
    practised: "Asking people for something without having anything to give them.",
    surprised: "Most of them had only waited to be asked.",
    energy: "gave",
  });
}

async function offer({ owner, idea: key, title, startsIn, closesIn, seats, remote }: Story): Promise<string> {
  const viewer = await personViewer(owner);
  const { what, why, hours, weeks, tracks, competencies } = ideas[key];
  const day = (days: number) => workingDay(addDays(today(viewer.timeZone), days), "next");
  const [units, shown] = await Promise.all([
    listOfferUnits(viewer),
    everything.competency.findMany({
      where: { key: { in: [...competencies] }, version: { framework: { key: "pendulum" }, state: "published" } },
      select: { id: true },
    }),
  ]);
  if (shown.length !== competencies.length) throw new Error(`The framework has not all of ${competencies.join(", ")}.`);
  return offerAssignment(viewer, {
    title,
    what,
    why,
    hours,
    seats,
    remote,
    tracks: [...tracks],
    startsOn: day(startsIn),
    endsOn: day(startsIn + weeks * 7 - 1),
    closesOn: closesIn === null ? null : day(closesIn),
    unitId: units.at(-1)?.id ?? null,
    competencyIds: shown.map((one) => one.id),
  });
}
