import { stopMail } from "@/lib/auth/mail";

/** Stops somebody's mails with the secret of one of them: mail programs post here themselves (RFC 8058). */
export async function POST(request: Request) {
  const { searchParams } = new URL(request.url);
  await stopMail(searchParams.get("token") ?? "", searchParams.get("of") === "invitations" ? "invitations" : "digests");
  return new Response("You will get no more of these mails. The inbox in the product stays.", { headers: { "cache-control": "no-store" } });
}

/** For people who open the address: a button that does it, since reading an address must change nothing. */
export function GET() {
  return new Response("To stop these mails, open Pendulum, then Inbox, then Reminders.", { headers: { "cache-control": "no-store" } });
}
