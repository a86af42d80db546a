import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { getOwnRecords } from "./queries";
import { asCsv, asMarkdown } from "./rules";

/** The ways out: the type of the file and its name's ending. */
export const formats = { json: "application/json", md: "text/markdown", csv: "text/csv" } as const;
export type Format = keyof typeof formats;

/** Everything about oneself as a file's text, and the fact that it was taken. */
export async function exportOwnRecords(viewer: Viewer, { format }: { format: Format }): Promise<string> {
  const records = await getOwnRecords(viewer);
  if (!records) throw new NotFound();
  await write(viewer, async (_, record) => record("own_records.exported", viewer.personId, { about: viewer.personId, fields: [format] }));
  if (format === "md") return asMarkdown(records);
  return format === "csv" ? asCsv(records.timeline) : JSON.stringify(records, null, 2);
}
