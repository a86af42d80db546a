import "server-only";
import { createTransport } from "nodemailer";
import type pg from "pg";
import { env } from "@/lib/env";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  stopUrl: string;
  /** An entry for the receiver's calendar. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
};

/** Whether a mail server is configured. */
export const sendsMail = (): boolean => Boolean(env().SMTP_URL);

/** Whom mails come from: MAIL_FROM, or an address of the host. */
export const sender = (): string => env().MAIL_FROM ?? `Pendulum <pendulum@${new URL(env().NEXTAUTH_URL).hostname}>`;

/** Sends one mail in plain text, with a way to stop them in one click (RFC 8058). Throws when the server does not take it. */
export async function sendMail({ to, subject, text, stopUrl, calendar }: Mail): Promise<void> {
  const transport = createTransport({ url: env().SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 });
  try {
    await transport.sendMail({
      from: sender(),
      to,
      subject,
      text,
      ...(calendar ? { icalEvent: { ...calendar, filename: "invitation.ics" } } : {}),
      headers: {
        "List-Unsubscribe": `<${stopUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
      },
    });
  } finally {
    transport.close();
  }
}

/**
 * Sends what `key` stands for while no other process does, and notes it in the same transaction: whoever is killed in
 * between has noted nothing, and the next one sends it. (A mail taken by the server in that very moment goes twice.)
 */
export async function sendOnce(client: pg.ClientBase, key: string, send: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine", [key]);
    if (rows[0]?.mine) await send();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
