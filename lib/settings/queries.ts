import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { type SettingKey, switches } from "./rules";

/** What is switched on; the same for everybody who is signed in. */
export async function getSettings(viewer: Viewer): Promise<Record<SettingKey, boolean>> {
  const rows = await db(viewer).setting.findMany({ where: visible.settings(viewer), select: { key: true, isOn: true } });
  const isOn = new Map(rows.map((row) => [row.key, row.isOn]));
  return { questions: isOn.get("questions") ?? switches.questions.comesOn };
}
