import "server-only";
import type pg from "pg";
import { asInvitation } from "@/lib/calendar-feeds/rules";
import { dayAt, timeAt } from "@/lib/clock";
import { env } from "@/lib/env";
import { formatDate } from "@/lib/format";
import { sender, sendsMail } from "./mail";
import { addJobs, type Claimed, takesMail, type Written } from "./queue";

/**
 * Queues the mails of meetings that were planned, moved or called off since the last time: one for each of the two. That
 * one is called off is told to whom it was announced.
 */
export async function queueInvitations(client: pg.ClientBase): Promise<void> {
  if (!sendsMail()) return;
  await client.query(
    `WITH changed AS (
       SELECT m.id, m.version, m.state, t.host_id, t.guest_id, m.invited_version > 0 AS announced
         FROM meeting m JOIN pairing t ON t.id = m.pairing_id
        WHERE m.starts_at > now() AND m.invited_version < m.version AND m.state <> 'held'
        ORDER BY m.id LIMIT 1000 FOR UPDATE OF m SKIP LOCKED),
     noted AS (UPDATE meeting m SET invited_version = c.version FROM changed c WHERE m.id = c.id),
     mail AS (
       INSERT INTO mail (id, key, person_id, meeting_id, meeting_version)
       SELECT gen_random_uuid(), 'invitation-' || c.id || '-' || c.version || '-' || p.id, p.id, c.id, c.version
         FROM changed c JOIN person p ON p.id IN (c.host_id, c.guest_id) LEFT JOIN reminders r ON r.person_id = p.id
        WHERE coalesce(r.invitations, true) AND ${takesMail}
          AND (c.state = 'planned' OR c.announced AND coalesce((SELECT bool_or(coalesce(e.outcome = 'sent', e.claimed_by IS NOT NULL))
                 FROM mail e WHERE e.meeting_id = c.id AND e.person_id = p.id), true))
       ON CONFLICT DO NOTHING RETURNING id, due_at)
     ${addJobs("mail")}`,
  );
}

type Invited = {
  id: string;
  state: "planned" | "dropped";
  startsAt: Date;
  minutes: number;
  version: number;
  email: string;
  name: string;
  timeZone: string;
  other: string;
  handle: string;
  token: string;
};

/**
 * Tells one of a meeting's two its date, or that it is called off: when and with whom, never what about. Null when it
 * changed again, is over, or they want no invitations.
 */
export async function writeInvitation(client: pg.ClientBase, { personId, meetingId, meetingVersion }: Claimed): Promise<Written> {
  await client.query("INSERT INTO reminders (person_id, stop_token) VALUES ($1, gen_random_uuid()) ON CONFLICT DO NOTHING", [personId]);
  const { rows } = await client.query<Invited>(
    `SELECT m.id, m.state, m.starts_at AS "startsAt", m.minutes, m.version, p.email, p.name, p.time_zone AS "timeZone", o.name AS other, o.handle, r.stop_token AS token
       FROM meeting m JOIN pairing t ON t.id = m.pairing_id
       JOIN person p ON p.id IN (t.host_id, t.guest_id) JOIN person o ON o.id IN (t.host_id, t.guest_id) AND o.id <> p.id
       JOIN reminders r ON r.person_id = p.id AND r.invitations
      WHERE m.id = $1 AND m.version = $2 AND p.id = $3 AND m.starts_at > now() AND m.state <> 'held' AND ${takesMail}`,
    [meetingId, meetingVersion, personId],
  );
  return rows[0] ? { mail: invitationTo(rows[0]), noticeIds: [] } : null;
}

function invitationTo({ email, name, timeZone, token, state, ...meeting }: Invited) {
  const home = env().NEXTAUTH_URL.replace(/\/$/, "");
  const method = state === "planned" ? ("REQUEST" as const) : ("CANCEL" as const);
  const when = `${formatDate(dayAt(meeting.startsAt, timeZone))}, ${timeAt(meeting.startsAt, timeZone)}`;
  const organizer = /<([^>]+)>/.exec(sender())?.[1] ?? sender();
  return {
    to: email,
    subject: state === "planned" ? `1-on-1 with ${meeting.other}: ${when}` : `Called off: 1-on-1 with ${meeting.other}, ${when}`,
    stopUrl: `${home}/api/mail/stop?token=${token}&of=invitations`,
    calendar: { method, content: asInvitation(meeting, { method, organizer, attendee: email, home, now: new Date() }) },
    text: [
      `Hello ${name},`,
      "",
      state === "planned"
        ? `You talk with ${meeting.other} on ${when} (${timeZone}), for ${meeting.minutes} minutes.`
        : `The talk with ${meeting.other} on ${when} is called off. What you wanted to talk about stays on your page.`,
      "",
      `Your page: ${home}/one-on-ones/${meeting.handle}`,
      `No invitations by mail any more: ${home}/inbox#reminders`,
      "",
    ].join("\n"),
  };
}
