import { tooMany, waitFor } from "@/lib/auth/limits";
import { currentViewer } from "@/lib/auth/sessions";
import { exportOwnRecords, type Format, formats } from "@/lib/own-records/mutations";

/** Everything about the viewer as a file; not found without one. */
export async function GET(request: Request) {
  const viewer = await currentViewer();
  const format = new URL(request.url).searchParams.get("format") ?? "json";
  if (!viewer || !Object.hasOwn(formats, format)) return new Response("Not found", { status: 404 });
  const wait = await waitFor("export", viewer.personId);
  if (wait) return tooMany(wait);
  return new Response(new Uint8Array(await exportOwnRecords(viewer, { format: format as Format })), {
    headers: {
      "content-type": formats[format as Format],
      "content-disposition": `attachment; filename="pendulum-${viewer.handle}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
