import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { permit } from "@/lib/errors";
import { unitPathNames } from "./rules";

/** All units by their path of names. */
export async function listUnits(viewer: Viewer): Promise<{ id: string; path: string }[]> {
  permit(can.administer(viewer));
  const units = await db(viewer).orgUnit.findMany({ select: { id: true, name: true, node: true, path: true } });
  const names = new Map(units.map(({ node, name }) => [node, name]));
  return units.map(({ id, path }) => ({ id, path: unitPathNames(path, names) })).sort((a, b) => a.path.localeCompare(b.path, "en"));
}
