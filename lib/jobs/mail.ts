import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  stopUrl: string;
  /** An entry for the receiver's calendar. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
};

/** Mails handed over at once by one process, each on a connection that is used again. */
export const mailsAtOnce = 5;
/** A server that has not taken a mail by then has not got it. */
const patienceMs = 60_000;

/** Whether a mail server is configured. */
export const sendsMail = (): boolean => Boolean(env().SMTP_URL);

/** Whom mails come from: MAIL_FROM, or an address of the host. */
export const sender = (): string => env().MAIL_FROM ?? `Pendulum <pendulum@${new URL(env().NEXTAUTH_URL).hostname}>`;

const newTransport = () =>
  createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: mailsAtOnce,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
let kept: ReturnType<typeof newTransport> | undefined;

/** Closes the connections to the mail server; the next mail opens them again. */
export function closeMail(): void {
  kept?.close();
  kept = undefined;
}

/**
 * Hands one mail over in plain text, with a way to stop them in one click (RFC 8058). The same `id` gives the same
 * Message-ID, by which a mail that goes twice is known. Throws when the server does not take it.
 */
export async function sendMail(id: string, { to, subject, text, stopUrl, calendar }: Mail): Promise<void> {
  kept ??= newTransport();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(Object.assign(new Error("The mail server takes too long."), { code: "ETIMEDOUT" })), patienceMs);
  });
  const sending = kept.sendMail({
    messageId: `<${id}@${new URL(env().NEXTAUTH_URL).hostname}>`,
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
  await Promise.race([sending, tooLong]).finally(() => clearTimeout(timer));
}

/**
 * What a failure says: the server's number or a code, and whether this address is refused for good (RFC 5321, 5yz to
 * RCPT or DATA). All else may pass: a full mailbox, a wrong password of ours, a server that is not there.
 */
export function readFailure(error: unknown): { answer: string; isRefused: boolean } {
  const { responseCode, code, command } = (error ?? {}) as { responseCode?: number; code?: string; command?: string };
  return {
    answer: String(responseCode ?? code ?? "unknown"),
    isRefused: responseCode ? responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command ?? "") : code === "EENVELOPE",
  };
}
