// The second wall: what the database lets somebody find and change whatever the code asks.
import type { Fault } from "../fault";

const walls = "prisma/migrations/20261127107100_walls/migration.sql";
const opened = (table: string, was: string, becomes: string, why: string): Fault => ({
  kind: "walls",
  file: walls,
  was: `SELECT pg_temp.wall(${table}, ${was}`,
  becomes: `SELECT pg_temp.wall(${table}, ${becomes}`,
  why,
});

export const wallFaults: Fault[] = [
  opened("'growth_plan'", "'person_id = ME OR BELOW(person_id)'", "'true'", "plans are read by all"),
  opened(
    "'growth_plan'",
    "'person_id = ME OR BELOW(person_id)', 'person_id = ME'",
    "'person_id = ME OR BELOW(person_id)', 'true'",
    "plans are changed by others",
  ),
  opened("'work_mix'", "'person_id = ME'", "'person_id = ME OR BELOW(person_id)'", "those above read the weeks"),
  opened(
    "'work_mix_share'",
    "'person_id = ME OR BELOW(person_id)', 'person_id = ME'",
    "'person_id = ME OR BELOW(person_id)', 'person_id = ME OR BELOW(person_id)'",
    "those above change a copy",
  ),
  opened(
    "'decision_check'",
    "'person_id = ME OR (shared_at IS NOT NULL AND",
    "'person_id = ME OR (",
    "those above read a check that was not shared",
  ),
  opened(
    "'evidence'",
    "'person_id = ME OR (shared AND BELOW(person_id))",
    "'person_id = ME OR (BELOW(person_id))",
    "those above read private evidence",
  ),
  opened("'scenario'", "'owner_id = ME', 'owner_id = ME'", "'owner_id = ME', 'true'", "a scenario is put under another's name"),
  opened(
    "'feedback_request'",
    "'ME IN (asker_id, asked_id)', 'ME IN (asker_id, asked_id)', 'asker_id = ME'",
    "'ME IN (asker_id, asked_id)', 'ME IN (asker_id, asked_id)', 'true'",
    "somebody asks in another's name",
  ),
  opened(
    "'feedback'",
    "'ME IN (author_id, subject_id) OR (readers = ''manager'' AND",
    "'ME IN (author_id, subject_id) OR (",
    "those above read words between two",
  ),
  opened(
    "'feedback'",
    "'ME IN (author_id, subject_id) OR (readers = ''manager'' AND BELOW(subject_id))', 'ME IN (author_id, subject_id)', 'author_id = ME'",
    "'ME IN (author_id, subject_id) OR (readers = ''manager'' AND BELOW(subject_id))', 'ME IN (author_id, subject_id)', 'true'",
    "words are put in another's mouth",
  ),
  opened(
    "'handoff'",
    "'ME IN (person_id, from_id, to_id)', 'ME IN (person_id, from_id, to_id)'",
    "'ME IN (person_id, from_id, to_id)', 'true'",
    "a hand-off is opened for others",
  ),
  {
    kind: "walls",
    file: walls,
    was: "AND (a.author_id = ME OR r.state = ''revealed''))'",
    becomes: ")'",
    why: "the other side of an open round is found",
  },
  {
    kind: "walls",
    file: walls,
    was: "'signer_id = ME AND ' || theirs, may_change",
    becomes: "theirs, may_change",
    why: "somebody signs for another",
  },
  {
    kind: "walls",
    file: walls,
    was: "'author_id = ME AND ' || theirs, may_remove",
    becomes: "theirs, may_remove",
    why: "somebody says yes for another",
  },
  {
    kind: "walls",
    file: walls,
    was: "EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', around);",
    becomes: "",
    why: "the owner of the tables walks through",
  },
];
