import { readiness } from "@/lib/jobs/ready";

/** 200 when people can be served: one can write, jobs tick, and the tables are those of this version; else 503 and which is not so. */
export async function GET() {
  const found = await readiness();
  const ok = Object.values(found).every(Boolean);
  return Response.json({ ok, ...found }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
