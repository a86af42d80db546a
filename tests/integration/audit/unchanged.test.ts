import { expect, it } from "vitest";
import { wishToBuild } from "@/lib/build-wishes/mutations";
import { endFeed, renewFeed } from "@/lib/calendar-feeds/mutations";
import { everything } from "@/lib/db";
import { chooseReminders, seeNotice } from "@/lib/notices/mutations";
import { switchSetting } from "@/lib/settings/mutations";
import { dismissUnsentForms } from "@/lib/unsent-forms/mutations";
import { as } from "@/tests/support/cast";

it("What is so already is no change, and leaves no event", async () => {
  const [mo, ada] = [await as("mo"), await as("ada")];
  await renewFeed(mo);
  const changes = {
    "the end of an address": () => endFeed(mo),
    "a wish": () => wishToBuild(mo),
    "notices that were seen": () => seeNotice(mo, { noticeId: "all" }),
    "a choice of reminders": () => chooseReminders(mo, { ofPlan: false, digest: "daily", invitations: true }),
    "a switch": () => switchSetting(ada, { key: "questions", isOn: true }),
    "forms that were not sent": () => dismissUnsentForms(mo),
  };
  for (const [name, change] of Object.entries(changes)) {
    await change();
    const before = await everything.auditEvent.count();
    await change();
    expect(await everything.auditEvent.count(), name).toBe(before);
  }
});
