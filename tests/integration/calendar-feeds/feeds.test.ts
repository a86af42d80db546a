import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { readCalendarFeed } from "@/lib/auth/calendar";
import { endFeed, renewFeed } from "@/lib/calendar-feeds/mutations";
import { addDays, today } from "@/lib/clock";
import { moveMeeting } from "@/lib/one-on-ones/mutations";
import { getPairing } from "@/lib/one-on-ones/queries";
import { addLine } from "@/lib/talk-lines/mutations";
import { as } from "@/tests/support/cast";

const events = (text: string | null) =>
  new ICAL.Component(ICAL.parse(text ?? "")).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

describe("the calendar feed", () => {
  it("tells when and with whom, never what about, and a moved meeting keeps its id", async () => {
    const eve = await as("eve");
    await addLine(eve, { handle: "mo", kind: "agenda", words: "canary of the agenda", owner: "me", dueOn: null });
    const token = await renewFeed(eve);
    const before = await readCalendarFeed(token);
    expect(before).not.toContain("canary");
    const next = (await getPairing(eve, "mo"))?.next;
    const uid = events(before).find((event) => event.uid.startsWith(next?.id ?? "none"))?.uid;
    expect(uid).toBeDefined();
    const day = addDays(today(eve.timeZone), 9);
    await moveMeeting(eve, { meetingId: next?.id ?? "", version: next?.version ?? 0, day, time: "09:00", minutes: 45 });
    const moved = events(await readCalendarFeed(token)).find((event) => event.uid === uid);
    expect(moved?.summary).toBe("1-on-1: Mo Bakari");
    expect(moved?.duration.toSeconds()).toBe(45 * 60);
  });

  it("ends with a new address, when it is ended, and for a secret that is nobody's", async () => {
    const mo = await as("mo");
    const first = await renewFeed(mo);
    const second = await renewFeed(mo);
    expect(await readCalendarFeed(first)).toBeNull();
    expect(await readCalendarFeed(second)).toContain("BEGIN:VCALENDAR");
    await endFeed(mo);
    expect(await readCalendarFeed(second)).toBeNull();
    expect(await readCalendarFeed("nonsense")).toBeNull();
  });
});
