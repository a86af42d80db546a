import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { readCalendarFeed } from "@/lib/auth/calendar";
import { endFeed, renewFeed } from "@/lib/calendar-feeds/mutations";
import { addDays, today } from "@/lib/clock";
import { moveMeeting } from "@/lib/one-on-ones/mutations";
import { getPairing } from "@/lib/one-on-ones/queries";
import { addLine } from "@/lib/talk-lines/mutations";
import { getTalk } from "@/lib/talk-lines/queries";
import { GET } from "@/app/api/calendar/[token]/route";
import { withOwner } from "@/tests/support/database";
import { as } from "@/tests/support/cast";

const events = (text: string | null) =>
  new ICAL.Component(ICAL.parse(text ?? "")).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

describe("the calendar feed", () => {
  it("tells when and with whom, never what about, and a moved meeting keeps its id", async () => {
    const eve = await as("eve");
    await addLine(eve, { handle: "mo", kind: "agenda", words: "canary of the agenda", owner: "me", dueOn: null });
    const token = await renewFeed(eve);
    const before = await readCalendarFeed(token);
    expect(JSON.stringify(await getTalk(eve, "mo"))).toContain("canary of the agenda");
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

  it("is not found from the day on which its person leaves, where they are", async () => {
    const ned = await as("ned");
    const token = await renewFeed(ned);
    const asked = () => GET(new Request("http://127.0.0.1:3000"), { params: Promise.resolve({ token }) });
    const leave = (on: string) => withOwner(`UPDATE person SET left_on = ${on} WHERE handle = 'ned'`);
    await leave("day_in(time_zone) + 1");
    expect((await asked()).status).toBe(200);
    await leave("day_in(time_zone)");
    const answer = await asked();
    expect([answer.status, await answer.text()]).toEqual([404, "Not found"]);
  });
});
