import "server-only";
import type { Mail } from "./mail";

/** A mail as it goes out, and the notices that it tells of. Null: there is nothing to say any more. */
export type Written = { mail: Mail; noticeIds: string[] } | null;
export type Claimed = { id: string; personId: string; meetingId: string | null; meetingVersion: number | null };

/** A job gives way to everything that has an hour. */
const priority = 10;

/** Asks for the jobs of mails with these conditions; `mail` is the table. */
export const addJobs = (from: string) =>
  `SELECT graphile_worker.add_job('sendMail', json_build_object('mailId', mail.id), job_key := 'mail-' || mail.id, run_at := mail.due_at, priority := ${priority}) FROM ${from}`;

/** An address that refused is left alone for a week, or until it changes. `p` is the person. */
export const takesMail = `p.email IS NOT NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
  AND NOT EXISTS (SELECT FROM mail f WHERE f.person_id = p.id AND f.outcome = 'refused' AND f.address = p.email AND f.settled_at > now() - interval '7 days')`;
