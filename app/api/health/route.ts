import { db } from "@/lib/db";

/** 200 when the app can reach its database, 503 when not; nothing else is said. */
export async function GET() {
  try {
    await db(null).$queryRaw`SELECT 1`;
    return Response.json({ ok: true });
  } catch {
    return Response.json({ ok: false }, { status: 503 });
  }
}
