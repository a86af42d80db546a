import "server-only";
import { zipSync } from "fflate";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { NotFound } from "@/lib/errors";
import { getOwnRecords } from "./queries";
import { asCsv, asMarkdown, type Table, tablesOf } from "./rules";

/** The ways out: the type of the file and its name's ending. */
export const formats = { json: "application/json; charset=utf-8", md: "text/markdown; charset=utf-8", zip: "application/zip" } as const;
export type Format = keyof typeof formats;

/** Everything about oneself as a file, the tables in a zip of their own, and the fact that it was taken. */
export async function exportOwnRecords(viewer: Viewer, { format }: { format: Format }): Promise<Buffer> {
  const records = await getOwnRecords(viewer);
  if (!records) throw new NotFound();
  await write(viewer, async (_, record) => record("own_records.exported", viewer.personId, { about: viewer.personId, fields: [format] }));
  if (format === "zip") return zipOf(tablesOf(records));
  return Buffer.from(format === "md" ? asMarkdown(records) : JSON.stringify(records, null, 2));
}

const zipOf = (tables: Table[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(tables.map((table) => [`${table.name}.csv`, new TextEncoder().encode(asCsv(table))]))));
