import "server-only";
import type pg from "pg";
import { asInvitation } from "@/lib/calendar-feeds/rules";
import { dayAt, timeAt } from "@/lib/clock";
import { env } from "@/lib/env";
import { formatDate } from "@/lib/format";
import { sender, sendMail, sendOnce, sendsMail } from "./mail";

/** Asks for the mails of meetings that were planned, moved or called off since they were mailed last. */
export async function queueInvitations(client: pg.ClientBase): Promise<void> {
  if (!sendsMail()) return;
  await client.query(
    `SELECT graphile_worker.add_job('sendInvitation', json_build_object('meetingId', m.id), job_key := 'invitation-' || m.id)
       FROM meeting m WHERE m.starts_at > now() AND m.invited_version < m.version
        AND (m.state = 'planned' OR m.state = 'dropped' AND m.invited_version > 0)
      LIMIT 1000`,
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

/** Mails both of a meeting its date, or that it is called off: when and with whom, never what about. Each version once. */
export async function sendInvitation(client: pg.ClientBase, meetingId: string): Promise<void> {
  await sendOnce(client, `invitation ${meetingId}`, async () => {
    const { rows } = await client.query<{ version: number }>("SELECT version FROM meeting WHERE id = $1 AND invited_version < version", [
      meetingId,
    ]);
    const [meeting] = rows;
    if (!meeting) return;
    // Should the second be refused, whoever got it already gets the same entry again.
    for (const invited of await readInvited(client, meetingId)) await sendMail(invitationTo(invited));
    await client.query("UPDATE meeting SET invited_version = $2 WHERE id = $1", [meetingId, meeting.version]);
  });
}

// The two, as far as they have an address, work here and want invitations; each with a secret to stop mails.
async function readInvited(client: pg.ClientBase, meetingId: string): Promise<Invited[]> {
  await client.query(
    `INSERT INTO reminders (person_id, stop_token)
     SELECT p.id, gen_random_uuid() FROM meeting m JOIN pairing t ON t.id = m.pairing_id JOIN person p ON p.id IN (t.host_id, t.guest_id)
      WHERE m.id = $1 ON CONFLICT DO NOTHING`,
    [meetingId],
  );
  const { rows } = await client.query<Invited>(
    `SELECT m.id, m.state, m.starts_at AS "startsAt", m.minutes, m.version, p.email, p.name, p.time_zone AS "timeZone", o.name AS other, o.handle, r.stop_token AS token
       FROM meeting m JOIN pairing t ON t.id = m.pairing_id
       JOIN person p ON p.id IN (t.host_id, t.guest_id) JOIN person o ON o.id IN (t.host_id, t.guest_id) AND o.id <> p.id
       JOIN reminders r ON r.person_id = p.id AND r.invitations
      WHERE m.id = $1 AND p.email IS NOT NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))`,
    [meetingId],
  );
  return rows;
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
