// Loads the example company into an empty database, through the same mutations as everybody else's
// changes. Where anybody is already, it changes nothing.
import { today } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { takeFigures } from "@/lib/jobs/figures";
import { isEmpty, setUpFirstAdministrator } from "@/lib/auth/set-up";
import { grantAccess } from "@/lib/grants/mutations";
import { importPeople } from "@/lib/imports/mutations";
import { placePerson } from "@/lib/placements/mutations";
import { command } from "@/scripts/support/connect";
import { administratorViewer } from "@/scripts/support/viewer";
import { seedAssessments } from "./example/assessments";
import { seedBetweenPeople } from "./example/between-people";
import { companyCsv, examples } from "./example/company";
import { seedEverybody } from "./example/everybody";
import { seedEvidence } from "./example/evidence";
import { publishBuiltIn } from "./example/framework";
import { seedGrowth } from "./example/growth";
import { seedOpportunities } from "./example/tracks/opportunities";
import { seedOneOnOnes } from "./example/one-on-ones";
import { seedScenarios } from "./example/scenarios";
import { seedTrackMoves } from "./example/tracks/track-moves";
import { seedTrials } from "./example/tracks/trials";
import { seedWorkMixes } from "./example/work-mixes";
import { firstLevel, laterLevels } from "./example/histories";

// The first of the example people have stories of their own.
const castSize = 10;
const say = (text: string) => process.stdout.write(`${text}\n`);

await command(async () => {
  if (!(await isEmpty())) {
    say("Somebody is here already, so nothing was changed.");
    return;
  }
  await setUpFirstAdministrator({ name: "Ada Marchetti", email: "ada@example.com", handle: "ada" });
  const ada = await administratorViewer("ada@example.com");
  const now = today(ada.timeZone);
  await publishBuiltIn(ada);
  say("The built-in framework is published.");
  const { people, faults } = await importPeople(ada, { csv: companyCsv(now, firstLevel), dryRun: false });
  if (faults.length) throw new Error(`The example company does not load: ${JSON.stringify(faults)}`);
  say(`${people} people work here.`);

  const [persons, levels] = await Promise.all([
    everything.person.findMany({ select: { id: true, handle: true } }),
    everything.level.findMany({ select: { id: true, key: true } }),
  ]);
  const personIds = new Map(persons.map(({ handle, id }) => [handle, id]));
  const levelIds = new Map(levels.map(({ key, id }) => [key, id]));
  const later = laterLevels(now);
  for (const { handle, level, startedOn, reason } of later) {
    await placePerson(ada, { personId: personIds.get(handle) as string, levelId: levelIds.get(level) as string, startedOn, reason });
  }
  say(`${later.length} levels began since people joined.`);
  await grantAccess(ada, { personId: personIds.get("lea") as string, kind: "leadership" });
  const ordinary = examples.filter(({ unit }, at) => at >= castSize && unit.startsWith("Engineering") && at % 2 === 0);
  say(`${await seedGrowth(ordinary.map(({ handle }) => handle))} growth plans are kept.`);
  say(`${await seedEvidence()} pieces of evidence are kept.`);
  await seedAssessments();
  await seedWorkMixes();
  say(`${await seedOpportunities()} opportunities are offered.`);
  await seedTrackMoves();
  await seedOneOnOnes();
  await seedBetweenPeople(ada);
  await seedTrials();
  await seedScenarios();
  await seedEverybody(examples.slice(0, castSize).map(({ handle }) => handle));
  await takeFigures(pool());
  say("Two assessment rounds are begun. The example company is loaded.");
});
