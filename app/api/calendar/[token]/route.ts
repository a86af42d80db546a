import { readCalendarFeed } from "@/lib/auth/calendar";

/** Somebody's 1-on-1s for their own calendar program, which knows no more than the secret address. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }) {
  const calendar = await readCalendarFeed((await params).token);
  if (calendar === null) return new Response("Not found", { status: 404 });
  return new Response(calendar, { headers: { "content-type": "text/calendar; charset=utf-8", "cache-control": "private, no-store" } });
}
