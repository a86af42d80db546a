import { listEvents, listReads } from "@/lib/audit/queries";
import { addDays, today } from "@/lib/clock";
import { everything, keepUnsentForm } from "@/lib/db";
import { importFramework } from "@/lib/frameworks/mutations";
import { getFrameworkFile, getStanding } from "@/lib/frameworks/queries";
import { grantAccess, withdrawGrant } from "@/lib/grants/mutations";
import { importChecked, importPeople } from "@/lib/imports/mutations";
import { getImportBasis } from "@/lib/imports/queries";
import { getLadders, listFrameworks, listLevelChoices, publishedVersions } from "@/lib/ladders/queries";
import { compareLevels } from "@/lib/level-comparisons/queries";
import { getLevel, readLevels } from "@/lib/levels/queries";
import { listUnits } from "@/lib/org-units/queries";
import { hirePerson, moveToManager, moveToUnit, recordDeparture } from "@/lib/people/mutations";
import { countForAdministrators, getHireChoices, getPerson, getPersonChoices, listPeople } from "@/lib/people/queries";
import { placePerson } from "@/lib/placements/mutations";
import { switchSetting } from "@/lib/settings/mutations";
import { getMailState } from "@/lib/notices/queries";
import { getSettings } from "@/lib/settings/queries";
import { listTeam } from "@/lib/team/queries";
import { dismissUnsentForms } from "@/lib/unsent-forms/mutations";
import { listUnsentForms } from "@/lib/unsent-forms/queries";
import { type Persona, todayOf } from "@/tests/support/cast";
import { assessmentMutations, assessmentQueries } from "./rows/assessment-rows";
import { evidenceMutations, evidenceQueries } from "./rows/evidence-rows";
import { growthMutations, growthQueries } from "./rows/growth-rows";
import { insightMutations, insightQueries } from "./rows/insight-rows";
import { opportunityMutations, opportunityQueries } from "./rows/opportunity-rows";
import { managerMutations, managerQueries } from "./rows/manager-rows";
import { moveMutations, moveQueries } from "./rows/move-rows";
import { noteMutations, noteQueries } from "./rows/note-rows";
import { oneOnOneMutations, oneOnOneQueries } from "./rows/one-on-one-rows";
import { trialMutations, trialQueries } from "./rows/trial-rows";
import { workMixMutations, workMixQueries } from "./rows/work-mix-rows";
import type { MutationRow, QueryRow } from "./rows/rows";

const idOf = async (handle: string) => (await everything.person.findFirst({ where: { handle }, select: { id: true } }))?.id ?? "";
const levelId = async (key: string) =>
  (await everything.level.findFirst({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } }))?.id ?? "";
const ada: Persona[] = ["ada"];

let counter = 0;
const fresh = () => `new-${++counter}`;

export const queries: Record<string, QueryRow> = {
  ...assessmentQueries,
  ...evidenceQueries,
  ...growthQueries,
  ...insightQueries,
  ...opportunityQueries,
  ...managerQueries,
  ...moveQueries,
  ...noteQueries,
  ...oneOnOneQueries,
  ...trialQueries,
  ...workMixQueries,
  "lib/team/queries.ts listTeam": {
    ask: (viewer) => listTeam(viewer),
    gives: ["mo"],
    has: ({ members }: { members: { handle: string }[] }) => members.some((member) => member.handle === "eve"),
  },
  "lib/people/queries.ts listPeople": { ask: (viewer) => listPeople(viewer, { search: "Lindqvist" }), gives: "everybody" },
  "lib/people/queries.ts getPerson": { ask: (viewer) => getPerson(viewer, "eve"), gives: "everybody" },
  "lib/people/queries.ts getPersonChoices": { ask: async (viewer) => getPersonChoices(viewer, await idOf("eve")), gives: ada },
  "lib/people/queries.ts getHireChoices": { ask: (viewer) => getHireChoices(viewer), gives: ada },
  "lib/org-units/queries.ts listUnits": { ask: (viewer) => listUnits(viewer), gives: ada },
  "lib/people/queries.ts countForAdministrators": { ask: (viewer) => countForAdministrators(viewer), gives: ada },
  "lib/imports/queries.ts getImportBasis": { ask: (viewer) => getImportBasis(viewer), gives: ada },
  "lib/ladders/queries.ts publishedVersions": { ask: async (viewer) => publishedVersions(viewer), gives: "everybody" },
  "lib/ladders/queries.ts listFrameworks": { ask: (viewer) => listFrameworks(viewer), gives: "everybody" },
  "lib/ladders/queries.ts getLadders": { ask: (viewer) => getLadders(viewer), gives: "everybody" },
  "lib/ladders/queries.ts listLevelChoices": { ask: (viewer) => listLevelChoices(viewer), gives: "everybody" },
  "lib/levels/queries.ts getLevel": { ask: (viewer) => getLevel(viewer, "pendulum", "senior"), gives: "everybody" },
  "lib/level-comparisons/queries.ts compareLevels": {
    ask: (viewer) => compareLevels(viewer, "pendulum", "senior", "team-lead"),
    gives: "everybody",
  },
  "lib/levels/queries.ts readLevels": { ask: (viewer) => readLevels(viewer, "pendulum", ["senior"]), gives: "everybody" },
  "lib/frameworks/queries.ts getFrameworkFile": { ask: (viewer) => getFrameworkFile(viewer, "pendulum"), gives: "everybody" },
  "lib/frameworks/queries.ts getStanding": { ask: (viewer) => getStanding(viewer, "pendulum", "1"), gives: "everybody" },
  "lib/audit/queries.ts listReads": { ask: (viewer) => listReads(viewer), gives: "everybody" },
  "lib/audit/queries.ts listEvents": {
    // Everybody sees what was changed about themselves; only an administrator what was changed about others.
    ask: async (viewer) => (await listEvents(viewer)).events.filter((one) => one.about && one.about.handle !== viewer.handle),
    gives: ada,
  },
  "lib/settings/queries.ts getSettings": { ask: (viewer) => getSettings(viewer), gives: "everybody" },
  "lib/notices/queries.ts getMailState": { ask: (viewer) => getMailState(viewer), gives: ada },
  "lib/unsent-forms/queries.ts listUnsentForms": { ask: (viewer) => listUnsentForms(viewer), gives: [] },
};

export const mutations: Record<string, MutationRow> = {
  ...assessmentMutations,
  ...evidenceMutations,
  ...growthMutations,
  ...insightMutations,
  ...opportunityMutations,
  ...managerMutations,
  ...moveMutations,
  ...noteMutations,
  ...oneOnOneMutations,
  ...trialMutations,
  ...workMixMutations,
  "lib/people/mutations.ts hirePerson": {
    attempt: (viewer) =>
      hirePerson(viewer, {
        name: "New Person",
        email: null,
        handle: fresh(),
        title: "",
        location: "",
        timeZone: "UTC",
        startedOn: today("UTC"),
        manager: "ned",
        unitId: null,
        levelId: null,
      }),
    allows: ada,
    records: () => [`person.hired of new-${counter}`],
  },
  "lib/people/mutations.ts moveToManager": {
    attempt: async (viewer) => moveToManager(viewer, { personId: await idOf("sarah"), managerId: await idOf("ned") }),
    allows: ada,
    records: ["person.moved of sarah"],
  },
  "lib/people/mutations.ts moveToUnit": {
    attempt: async (viewer) => moveToUnit(viewer, { personId: await idOf("sarah"), unitId: null }),
    allows: ada,
    records: ["person.moved of sarah"],
  },
  "lib/people/mutations.ts recordDeparture": {
    attempt: async (viewer) => recordDeparture(viewer, { personId: await idOf("clara-dubois"), leftOn: todayOf("clara-dubois") }),
    allows: ada,
    records: ["person.departed of clara-dubois"],
  },
  "lib/placements/mutations.ts placePerson": {
    attempt: async (viewer) =>
      placePerson(viewer, {
        personId: await idOf("tom"),
        levelId: await levelId("senior"),
        startedOn: addDays(todayOf("tom"), -1),
        reason: "grew",
      }),
    allows: ada,
    records: ["placement.begun of tom"],
  },
  "lib/grants/mutations.ts grantAccess": {
    attempt: async (viewer) => grantAccess(viewer, { personId: await idOf("tom"), kind: "framework_editor" }),
    allows: ada,
    records: ["grant.given of tom"],
  },
  "lib/grants/mutations.ts withdrawGrant": {
    attempt: async (viewer) =>
      withdrawGrant(viewer, {
        grantId:
          (await everything.grant.findFirst({ where: { person: { handle: "tom" } }, select: { id: true } }))?.id ?? crypto.randomUUID(),
      }),
    allows: ada,
    records: ["grant.withdrawn of tom"],
  },
  "lib/imports/mutations.ts importPeople": {
    attempt: (viewer) => importPeople(viewer, { csv: `employee_id,name\n${fresh()},Somebody New\n`, dryRun: false }),
    allows: ada,
    records: ["people.imported"],
  },
  "lib/imports/mutations.ts importChecked": {
    attempt: async (viewer) => {
      const file = { csv: `employee_id,name\n${fresh()},Somebody New\n` };
      const { checked } = await importChecked(viewer, { ...file, dryRun: true, checked: "" });
      return importChecked(viewer, { ...file, dryRun: false, checked });
    },
    allows: ada,
    records: ["people.imported"],
  },
  "lib/frameworks/mutations.ts importFramework": {
    attempt: (viewer) => importFramework(viewer, { text: framework(fresh()), publish: true }),
    allows: ada,
    records: ["framework.imported", "framework.published"],
  },
  "lib/settings/mutations.ts switchSetting": {
    attempt: (viewer) => switchSetting(viewer, { key: "questions", isOn: true }),
    allows: ada,
    records: ["organisation.switched"],
  },
  "lib/unsent-forms/mutations.ts dismissUnsentForms": {
    attempt: async (viewer) => {
      await keepUnsentForm(viewer.personId, "/me", { words: "Not sent yet." });
      return dismissUnsentForms(viewer);
    },
    allows: "everybody",
    records: ["unsent_forms.dismissed of self"],
  },
};

const framework = (key: string) => `format: pendulum-framework/1
key: ${key}
name: A small framework
version: "1"
tracks:
  - { key: ic, name: Engineers, kind: individual-contributor }
levels:
  - { key: one, track: ic, order: 1, title: Engineer }
groups:
  - key: craft
    name: Craft
    competencies:
      - { key: code, name: Code }
`;
