import type { Viewer } from "@/lib/access/viewer";
import { tooMany, waitFor } from "@/lib/auth/limits";
import { fromOwnPages } from "@/lib/auth/origin";
import { currentViewer } from "@/lib/auth/sessions";
import { NotFound } from "@/lib/errors";
import { noteDenial } from "@/lib/requests/denials";
import { exportFigures, recordPrint } from "@/lib/figure-files/mutations";

/** The organisation's figures as a file; not found for whoever may not ask. */
export async function GET(request: Request) {
  return answered(request, async (viewer, search) => {
    const { text, type, name } = await exportFigures(viewer, search);
    return new Response(text, {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  });
}

/** That a page of figures is printed, told by the page itself. */
export async function POST(request: Request) {
  if (!(await fromOwnPages())) return notFound();
  return answered(request, async (viewer, search) => {
    await recordPrint(viewer, search);
    return new Response(null, { status: 204 });
  });
}

const notFound = () => new Response("Not found", { status: 404 });

async function answered(request: Request, answer: (viewer: Viewer, search: Record<string, string>) => Promise<Response>) {
  const viewer = await currentViewer();
  if (!viewer) return notFound();
  const wait = await waitFor("export", viewer.personId);
  if (wait) return tooMany(wait);
  try {
    return await answer(viewer, Object.fromEntries(new URL(request.url).searchParams));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await noteDenial(viewer);
    return notFound();
  }
}
