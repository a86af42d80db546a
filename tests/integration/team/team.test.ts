import { describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, dateOf } from "@/lib/clock";
import { everything, requestPool, write } from "@/lib/db";
import { endFocus, postUpdate, setAim } from "@/lib/growth-plans/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { getBrief } from "@/lib/briefs/queries";
import { listTeam } from "@/lib/team/queries";
import { getPlan } from "@/lib/growth-plans/queries";
import { as, todayOf } from "@/tests/support/cast";

describe("the team page", () => {
  it("shows Mo his direct reports, who needs him first with the reason in words", async () => {
    const { members, total } = await listTeam(await as("mo"));
    expect(total).toBe(4);
    expect(members.map((member) => member.handle).slice(0, 2)).toEqual(["tom", "sarah"]);
    const urgencies = members.map((member) => member.reasons[0]?.urgency ?? 0);
    expect(urgencies).toEqual([...urgencies].sort((one, other) => other - one));
    expect(members[0]?.reasons[0]?.words).toMatch(/^No update for \d+ days$/);
    // Her trial ends on a working day about a fortnight from now: on some days that is soon.
    const eves = members.find((member) => member.handle === "eve")?.reasons.map(({ words }) => words);
    expect(eves?.filter((words) => !/^Trial ends in \d+ days$/.test(words))).toEqual([]);
  });

  it("shows Dan his managers, not theirs", async () => {
    const handles = (await listTeam(await as("dan"))).members.map((member) => member.handle);
    expect(handles).toContain("mo");
    expect(handles).not.toContain("eve");
  });

  it("welcomes Sam, who joined last week", async () => {
    const sam = (await listTeam(await as("ned"))).members.find((member) => member.handle === "sam");
    expect(sam?.reasons.map((reason) => reason.words)).toEqual(["Joined 7 days ago: a good moment to begin a plan together"]);
  });

  it("is empty for those to whom nobody reports", async () => {
    expect(await listTeam(await as("eve"))).toMatchObject({ members: [], total: 0 });
  });

  it("orders and counts all reports, not those of a page, and knows a pair that never talked", async () => {
    const [lea, ada] = [await as("lea"), await as("ada")];
    const since = dateOf(addDays(todayOf("lea"), -200));
    const manager = await write(ada, async (tx, record) => {
      const { id } = await tx.person.create({
        data: { name: "Wide Manager", handle: "wide-manager", startedOn: since },
        select: { id: true },
      });
      await tx.reportingLine.create({ data: { personId: id, managerId: lea.personId, startedOn: since }, select: { id: true } });
      const reports = Array.from({ length: 120 }, (_, at) => ({
        id: crypto.randomUUID(),
        name: `Report ${String(at).padStart(3, "0")}`,
        handle: `wide-report-${at}`,
      }));
      await tx.person.createMany({ data: reports.map((report) => ({ ...report, startedOn: since })) });
      await tx.reportingLine.createMany({ data: reports.map((report) => ({ personId: report.id, managerId: id, startedOn: since })) });
      // The last by name never talked with their manager: they come first on the first page.
      const begun = new Date(Date.now() - 60 * 86_400_000);
      await tx.pairing.updateMany({ where: { hostId: id, guestId: reports.at(-1)?.id ?? "" }, data: { agreedAt: begun } });
      record("people.imported", id, {});
      return { id };
    });
    const viewer: Viewer = { ...lea, personId: manager.id, linePath: `${lea.linePath}${manager.id}/`, grants: [] };
    const first = await listTeam(viewer);
    expect(first).toMatchObject({ total: 120, pages: 3, needing: 120 });
    expect(first.members[0]).toMatchObject({ handle: "wide-report-119" });
    expect(first.members[0]?.reasons[0]?.words).toMatch(/^No 1-on-1 yet in (59|60|61) days, and no date$/);
    const all = [...first.members, ...(await listTeam(viewer, { page: 2 })).members, ...(await listTeam(viewer, { page: 3 })).members];
    expect(new Set(all.map(({ handle }) => handle)).size).toBe(120);
  });

  it("asks the database as often for one report as for many", async () => {
    const queries = vi.spyOn(requestPool(), "query");
    const asked = async (viewer: Viewer) => {
      queries.mockClear();
      const { total } = await listTeam(viewer);
      return { total, queries: queries.mock.calls.length };
    };
    const [lea, mo] = [await asked(await as("lea")), await asked(await as("mo"))];
    expect(lea.total).not.toBe(mo.total);
    expect(lea.queries).toBe(mo.queries);
  });

  it("is recorded as what it shows, not as a reading of the plan or the week", async () => {
    const mo = await as("mo");
    const reads = (kind: string) => everything.accessEvent.count({ where: { readerId: mo.personId, kind } });
    const plansAndWeeks = () => Promise.all([reads("growth plan"), reads("work mix")]);
    const before = await plansAndWeeks();
    await listTeam(mo);
    expect(await reads("team list")).toBeGreaterThanOrEqual(4);
    expect(await plansAndWeeks()).toEqual(before);
  });
});

describe("the brief", () => {
  it("tells Mo what changed for Eve since a day: updates, focuses, aim", async () => {
    const eve = await as("eve");
    await postUpdate(eve, { focusId: null, feeling: "stuck", words: "The dates for the holiday cover are open." });
    const cover = (await getPlan(eve, "eve"))?.plan?.focuses.find((focus) => focus.experience);
    await endFocus(eve, { focusId: cover?.id ?? "", ending: "set_aside" });
    await setAim(eve, { aim: "exploring", aimLevelId: null, aimExperience: "", aimWords: "" });
    const brief = await getBrief(await as("mo"), "eve", addDays(todayOf("eve"), -5));
    expect(brief?.updates.map((update) => update.words)).toEqual([
      "The dates for the holiday cover are open.",
      "Sarah reviewed the token rotation without me and found a gap I had missed.",
    ]);
    expect(brief?.focuses.find((focus) => focus.id === cover?.id)).toMatchObject({ change: "ended", ending: "set_aside" });
    expect(brief?.plan).toMatchObject({ aim: "exploring", aimChanged: true });
  });

  it("begins where they last talked, or a fortnight ago, when it is asked for no day, a wrong one or one to come", async () => {
    const mo = await as("mo");
    for (const asked of [undefined, "yesterday", "2026-02-30", "2999-01-01"]) {
      const [eve, ivy] = [await getBrief(mo, "eve", asked), await getBrief(mo, "ivy", asked)];
      expect(eve?.since).toBe(eve?.lastTalk);
      expect(ivy && ivy.since === addDays(ivy.today, -14)).toBe(true);
    }
  });

  it("leaves with the reporting line: the former manager finds nothing with the next request, the new one everything", async () => {
    const [ada, ned, mo] = [await as("ada"), await as("ned"), await as("mo")];
    expect(await getBrief(ned, "sarah")).toBeNull();
    await moveToManager(ada, { personId: (await as("sarah")).personId, managerId: ned.personId });
    expect(await getBrief(await as("mo"), "sarah")).toBeNull();
    expect(await getPlan(mo, "sarah")).toBeNull();
    expect(await getBrief(await as("ned"), "sarah")).not.toBeNull();
  });
});
