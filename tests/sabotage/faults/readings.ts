// Who reads of somebody is noted, and what happened is recorded about the right person.
import type { Fault } from "../fault";

const unread = (file: string, was: string, what: string): Fault => ({
  kind: "records",
  file,
  was,
  becomes: "",
  why: `nobody learns that their ${what} was read`,
});
const talks = "lib/one-on-ones/mutations.ts";

export const readingFaults: Fault[] = [
  unread("lib/growth-plans/queries.ts", 'recordReads(viewer, [person.id], "growth plan")', "plan"),
  unread("lib/evidence/queries.ts", '    recordReads(viewer, [person.id], "evidence"),\n', "evidence"),
  unread(
    "lib/trial-pulses/queries.ts",
    '  await recordReads(viewer, [...new Set(pulses.map((one) => one.authorId))], "trial pulse");\n',
    "pulse",
  ),
  unread("lib/work-mixes/queries.ts", '  await recordReads(viewer, [row.personId], "work mix");\n', "week"),
  unread("lib/handoffs/queries.ts", 'if (role === "to" && sealed) await recordReads(viewer, [row.personId], "hand-off");', "hand-off"),
  unread("lib/decision-checks/queries.ts", '  await recordReads(viewer, [personId], "decision check");\n', "check"),
  unread(
    "lib/readiness/queries.ts",
    '  await recordReads(viewer, answers.length || trials.length ? [person.id] : [], "readiness");\n',
    "readiness",
  ),
  unread("lib/competency-maps/queries.ts", '  await recordReads(viewer, ids, "competency map");\n', "map"),
  unread(
    "lib/team/queries.ts",
    '  await recordReads(viewer, idsOf(members.filter(({ plan, sharesWeek }) => plan || sharesWeek)), "team list");\n',
    "row of the team",
  ),
  unread("lib/track-moves/queries.ts", '  await recordReads(viewer, [row.person.id], "track move");\n', "track move"),
  unread("lib/trials/queries.ts", '  await recordReads(viewer, [row.personId], "trial");\n', "trial"),
  unread("lib/assessments/queries.ts", '    revealed ? recordReads(viewer, [person.id], "assessment") : null,\n', "assessment"),
  unread("lib/participations/queries.ts", '  await recordReads(viewer, [person.id], "participation");\n', "part"),
  unread(
    "lib/interests/queries.ts",
    '  await recordReads(viewer, [...new Set(rows.map(({ interest }) => interest.person.id))], "interest");\n',
    "interest",
  ),
  {
    kind: "records",
    file: "lib/db.ts",
    was: 'if (!events.length) throw new Error("A change must record an event.");',
    becomes: "",
    why: "changes leave no trace",
  },
  {
    kind: "records",
    file: talks,
    was: 'record("meeting.rated", meetingId, { about: viewer.personId });',
    becomes: 'record("meeting.rated", meetingId);',
    why: "a rating stands in nobody's history",
  },
  {
    kind: "records",
    file: talks,
    was: 'record("pairing.asked", id, { about: host.id, fields: [kind] });',
    becomes: 'record("pairing.asked", id, { about: viewer.personId, fields: [kind] });',
    why: "whoever is asked does not find it",
  },
  {
    kind: "versions",
    file: talks,
    was: "where: { id: pairing.id, version },",
    becomes: "where: { id: pairing.id },",
    why: "a stale press ends a pairing",
  },
  {
    kind: "versions",
    file: talks,
    was: "updateMany({ where: { id, version }, data: { cadenceDays,",
    becomes: "updateMany({ where: { id }, data: { cadenceDays,",
    why: "a stale form sets the pace",
  },
  {
    kind: "versions",
    file: "lib/growth-plans/mutations.ts",
    was: "where: { id: plan.id, version: input.version ?? plan.version },",
    becomes: "where: { id: plan.id },",
    why: "a stale form overwrites the aim",
  },
  {
    kind: "rules",
    file: talks,
    was: 'permit(pairing.kind !== "line", "A manager and a report talk for as long as the one reports to the other.");',
    becomes: "",
    why: "a report's talks with their manager are ended",
  },
  {
    kind: "rules",
    file: talks,
    was: "agreedAt: null, endedAt: null, askedById: { not: viewer.personId } }] },",
    becomes: "agreedAt: null, endedAt: null }] },",
    why: "whoever asks agrees for the other",
  },
  {
    kind: "secrets",
    file: "lib/evidence/mutations.ts",
    was: "where: { id, personId: viewer.personId, removedAt: { not: null } },",
    becomes: "where: { id, removedAt: { not: null } },",
    why: "a removed piece of another is brought back",
  },
];
