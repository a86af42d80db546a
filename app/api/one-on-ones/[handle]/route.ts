import { currentViewer } from "@/lib/auth/sessions";
import { getTalk } from "@/lib/talk-lines/queries";

type Context = { params: Promise<{ handle: string }> };

/** Whether anything changed on the page of a 1-on-1 since it was shown: its stamp, and nothing that is on it. */
export async function GET(request: Request, { params }: Context) {
  const headers = { "cache-control": "no-store" };
  const viewer = await currentViewer();
  if (!viewer) return new Response("Signed out", { status: 401, headers });
  const talk = await getTalk(viewer, (await params).handle, new URL(request.url).searchParams.get("meeting") ?? undefined);
  if (!talk?.room.agreed) return new Response("Not found", { status: 404, headers });
  return Response.json({ stamp: talk.stamp }, { headers });
}
