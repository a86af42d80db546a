import { describe, expect, it } from "vitest";
import { Forbidden } from "@/lib/errors";
import { switchSetting } from "@/lib/settings/mutations";
import { getSettings } from "@/lib/settings/queries";
import { as } from "@/tests/support/cast";

describe("what is switched for everybody", () => {
  it("comes as the product does, until Ada switches it, and nobody else can", async () => {
    const [ada, eve] = [await as("ada"), await as("eve")];
    expect(await getSettings(eve)).toEqual({ questions: true });
    await expect(switchSetting(await as("lea"), { key: "questions", isOn: false })).rejects.toBeInstanceOf(Forbidden);
    await switchSetting(ada, { key: "questions", isOn: false });
    expect(await getSettings(eve)).toEqual({ questions: false });
    await switchSetting(ada, { key: "questions", isOn: true });
    expect(await getSettings(eve)).toEqual({ questions: true });
  });
});
