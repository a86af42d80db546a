import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write } from "@/lib/db";
import { permit, Unchanged } from "@/lib/errors";
import type { SwitchSetting } from "./schema";

/** Switches something on or off for everybody. For administrators. */
export async function switchSetting(viewer: Viewer, { key, isOn }: SwitchSetting): Promise<void> {
  permit(can.administer(viewer));
  await write(viewer, async (tx, record) => {
    if (await tx.setting.count({ where: { key, isOn } })) throw new Unchanged();
    await tx.setting.upsert({ where: { key }, create: { key, isOn }, update: { isOn, version: { increment: 1 } } });
    record("organisation.switched", viewer.personId, { fields: [`${key} ${isOn ? "on" : "off"}`] });
  });
}
