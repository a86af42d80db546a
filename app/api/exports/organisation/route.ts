import { currentViewer } from "@/lib/auth/sessions";
import { NotFound } from "@/lib/errors";
import { exportFigures } from "@/lib/figure-files/mutations";

/** The organisation's figures as a file; not found for whoever may not ask. */
export async function GET(request: Request) {
  const viewer = await currentViewer();
  if (!viewer) return new Response("Not found", { status: 404 });
  const search = Object.fromEntries(new URL(request.url).searchParams);
  try {
    const { text, type, name } = await exportFigures(viewer, search);
    return new Response(text, {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return new Response("Not found", { status: 404 });
    throw error;
  }
}
