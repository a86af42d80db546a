import { beforeEach, describe, expect, it } from "vitest";
import { today } from "@/lib/clock";
import { pool } from "@/lib/db";
import { remind } from "@/lib/jobs/tasks";
import { postUpdate } from "@/lib/growth-plans/mutations";
import { chooseReminders } from "@/lib/notices/mutations";
import { listNotices } from "@/lib/notices/queries";
import { planMeeting } from "@/lib/one-on-ones/mutations";
import { addDays } from "@/lib/clock";
import { as, type Persona } from "@/tests/support/cast";

const idOf = async (handle: Persona) => (await as(handle)).personId;
const words = async (handle: Persona) => (await listNotices(await as(handle))).notices.map((notice) => notice.words);
async function withClient<T>(work: (client: Parameters<typeof remind>[0]) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
const quiet = (handle: Persona, days: number) =>
  idOf(handle).then((id) =>
    pool().query(
      "UPDATE growth_plan SET created_at = now() - make_interval(days => $2 + 100), last_update_at = now() - make_interval(days => $2) WHERE person_id = $1",
      [id, days],
    ),
  );
const clear = async () => void (await pool().query("UPDATE notice SET seen_at = now(), created_at = created_at - interval '60 days'"));

beforeEach(clear);

const reminder = "Your plan has been quiet for two weeks. One sentence is enough.";
const unseen = async (handle: Persona) =>
  (await listNotices(await as(handle))).notices.filter((notice) => !notice.seen).map((notice) => notice.words);

describe("the reminder of a quiet plan", () => {
  it("comes when the plan turns amber, once however often one looks, and not within a fortnight", async () => {
    await quiet("ivy", 14);
    await withClient(remind);
    expect(await unseen("ivy")).not.toContain(reminder);
    await quiet("ivy", 16);
    await Promise.all([1, 2, 3, 4].map(() => withClient(remind)));
    expect((await unseen("ivy")).filter((one) => one === reminder)).toHaveLength(1);
    await quiet("ivy", 20);
    await withClient(remind);
    expect(
      (await unseen("ivy")).filter((one) => one === reminder),
      "another one within the fortnight",
    ).toHaveLength(1);
  });

  it("is gone once there is an update", async () => {
    await quiet("mo", 16);
    await withClient(remind);
    expect(await unseen("mo")).toContain(reminder);
    await postUpdate(await as("mo"), { focusId: null, feeling: "steady", words: "Still here." });
    expect(await unseen("mo")).not.toContain(reminder);
  });

  it("does not come to a plan at rest, nor to somebody who does not want it", async () => {
    await quiet("tom", 16);
    await quiet("sarah", 16);
    await pool().query("UPDATE growth_plan SET state = 'paused' WHERE person_id = $1", [await idOf("tom")]);
    await chooseReminders(await as("sarah"), { ofPlan: false, digest: "daily", invitations: true });
    await withClient(remind);
    expect([await unseen("tom"), await unseen("sarah")].flat()).not.toContain(reminder);
  });
});

describe("the day before a talk", () => {
  it("asks the one who writes first, and not the other", async () => {
    const [ned, sam] = [await as("ned"), await as("sam")];
    await planMeeting(ned, { handle: "sam", day: addDays(today(sam.timeZone), 1), time: "12:00", minutes: 30 });
    await pool().query(
      "UPDATE meeting SET starts_at = (day_in(p.time_zone) + 1 + time '12:00') AT TIME ZONE p.time_zone FROM pairing t JOIN person p ON p.id = t.guest_id WHERE t.id = pairing_id AND p.handle = 'sam'",
    );
    await withClient(remind);
    await withClient(remind);
    expect(await unseen("sam")).toEqual(["You talk with Ned Kovač tomorrow. What would you like to bring?"]);
    expect(await words("ned")).not.toContain("You talk with Sam Rivera tomorrow. What would you like to bring?");
  });
});
