import { currentViewer } from "@/lib/auth/sessions";
import { NotFound } from "@/lib/errors";
import { exportDistribution } from "@/lib/insights/mutations";
import { askedOf } from "@/lib/insights/rules";

/** The organisation's figures as a CSV file; not found for whoever may not ask. */
export async function GET(request: Request) {
  const viewer = await currentViewer();
  if (!viewer) return new Response("Not found", { status: 404 });
  try {
    const csv = await exportDistribution(viewer, askedOf(Object.fromEntries(new URL(request.url).searchParams)));
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="organisation.csv"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return new Response("Not found", { status: 404 });
    throw error;
  }
}
