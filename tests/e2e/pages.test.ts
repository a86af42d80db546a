import { expect, type Handle, test } from "../support/browser";
import { noteSize } from "../support/browser-setup";
import { changing, countScripts, expectAccessible, expectLinksToLand, expectNoSidewaysScroll, routesOf } from "../support/pages";

const largest = 180_000;
// Holds every component at once, for developers only, and is not found in production.
const gallery = { largest: 200_000 };

type Place = {
  who: Handle | "nobody";
  path?: string;
  title: string;
  empty?: true;
  status?: number;
  largest?: number /** Finds what * stands for in the path. */;
  id?: string;
};
const opening = (title: string) => `SELECT id FROM stretch_assignment WHERE title = '${title}'`;
const doing = "SELECT id FROM participation";
const handoff = "SELECT h.id FROM handoff h JOIN person p ON p.id = h.person_id WHERE p.handle = 'mateo-herrera'";
const trialOf = (handle: string) => `SELECT t.id FROM trial t JOIN person p ON p.id = t.person_id WHERE p.handle = '${handle}'`;
const move = (handle: string) => `SELECT id FROM track_move WHERE person_id = (SELECT id FROM person WHERE handle = '${handle}')`;
const places: Record<string, Place[]> = {
  "/": [{ who: "eve", title: "My growth" }],
  "/admin": [{ who: "ada", title: "Administration" }],
  "/admin/events": [{ who: "ada", title: "Changes" }],
  "/admin/import": [{ who: "ada", title: "Import people" }],
  "/admin/people/[handle]": [{ who: "ada", path: "/admin/people/mo", title: "Manage" }],
  "/assessments": [
    { who: "mo", title: "Assessments" },
    { who: "dan", title: "Assessments" },
  ],
  "/assessments/[id]": [
    { who: "eve", path: "/assessments/*", id: "SELECT id FROM assessment_round WHERE state = 'revealed'", title: "Assessment" },
    { who: "sarah", path: "/assessments/*", id: "SELECT id FROM assessment_round WHERE state = 'open'", title: "Assessment" },
  ],
  "/developers/components": [{ who: "nobody", title: "Components", ...gallery }],
  "/evidence": [
    { who: "eve", title: "Evidence" },
    { who: "dan", title: "Evidence" },
  ],
  "/evidence/[id]": [
    { who: "eve", path: "/evidence/*", id: "SELECT id FROM evidence WHERE title LIKE 'Short sessions%'", title: "Change evidence" },
  ],
  "/evidence/brag": [{ who: "eve", title: "Brag document" }],
  "/evidence/new": [
    { who: "eve", path: "/evidence/new?kind=decision", title: "Add evidence" },
    { who: "eve", path: "/evidence/new?kind=multiplier", title: "Add evidence" },
  ],
  "/feedback": [
    { who: "eve", title: "Feedback" },
    { who: "tom", title: "Feedback" },
    { who: "eve", path: "/feedback?show=asked", title: "Feedback" },
  ],
  "/feedback/ask": [{ who: "eve", title: "Ask for feedback" }],
  "/feedback/give": [{ who: "mo", path: "/feedback/give?to=eve", title: "Give feedback" }],
  "/handoffs/[id]": [
    { who: "mo", path: "/handoffs/*", id: handoff, title: "Change of manager" },
    { who: "ned", path: "/handoffs/*", id: handoff, title: "Change of manager" },
  ],
  "/inbox": [
    { who: "ivy", title: "Inbox" },
    { who: "lea", title: "Inbox" },
  ],
  "/ladders": [{ who: "tom", title: "Ladders" }],
  "/ladders/[framework]/[level]": [{ who: "tom", path: "/ladders/pendulum/team-lead", title: "Team Lead" }],
  "/ladders/[framework]/compare": [
    { who: "tom", path: "/ladders/pendulum/compare", title: "Compare two levels" },
    { who: "tom", path: "/ladders/pendulum/compare?a=senior&b=team-lead", title: "Compare two levels" },
  ],
  "/me": [
    { who: "eve", title: "My growth" },
    { who: "ada", title: "My growth" },
  ],
  "/me/decision-check": [
    { who: "eve", title: "Build, lead, or both?" },
    { who: "sam", title: "Build, lead, or both?" },
  ],
  "/me/history": [
    { who: "eve", title: "What my plan said before" },
    { who: "sam", title: "What my plan said before" },
  ],
  "/me/timeline": [
    { who: "eve", title: "Timeline" },
    { who: "sam", title: "Timeline" },
  ],
  "/me/work-mix": [
    { who: "eve", title: "Work mix" },
    { who: "dan", title: "Work mix" },
  ],
  "/opportunities": [
    { who: "eve", title: "Opportunities" },
    { who: "ned", path: "/opportunities?competency=mentoring&track=management&hours=4&remote=on", title: "Opportunities" },
  ],
  "/opportunities/[id]": [
    { who: "tom", path: "/opportunities/*", id: opening("Find us a crash reporter"), title: "Opportunity" },
    { who: "ned", path: "/opportunities/*", id: opening("Find us a crash reporter"), title: "Opportunity" },
    { who: "sam", path: "/opportunities/*", id: opening("Cover for my holiday"), title: "Opportunity" },
  ],
  "/opportunities/[id]/change": [
    { who: "ned", path: "/opportunities/*/change", id: opening("Find us a crash reporter"), title: "Change an offer" },
  ],
  "/opportunities/doing/[id]": [
    { who: "sarah", path: "/opportunities/doing/*", id: doing, title: "How it goes" },
    { who: "ivy", path: "/opportunities/doing/*", id: doing, title: "How it goes" },
    { who: "mo", path: "/opportunities/doing/*", id: doing, title: "How it goes" },
  ],
  "/opportunities/mine": [
    { who: "mo", title: "My opportunities" },
    { who: "lea", title: "My opportunities" },
  ],
  "/opportunities/new": [{ who: "dan", path: "/opportunities/new?idea=holiday-cover", title: "Offer something" }],
  "/one-on-ones": [
    { who: "mo", title: "1-on-1s" },
    { who: "lea", title: "1-on-1s" },
  ],
  "/one-on-ones/[handle]": [
    { who: "mo", path: "/one-on-ones/eve", title: "1-on-1" },
    { who: "sarah", path: "/one-on-ones/ivy", title: "1-on-1" },
  ],
  "/organisation": [
    { who: "lea", title: "Organisation" },
    { who: "lea", path: "/organisation?unit=engineering-platform&then=2025-01-01&by=tenure", title: "Organisation" },
    { who: "lea", path: "/organisation?by=location", title: "Organisation" },
  ],
  "/organisation/opportunities": [{ who: "lea", title: "Who gets the opportunities" }],
  "/organisation/ahead": [{ who: "lea", path: "/organisation/ahead?hires.senior=10", title: "Looking ahead" }],
  "/organisation/flows": [
    { who: "lea", title: "Flows" },
    { who: "lea", path: "/organisation/flows?unit=engineering-platform", title: "Flows" },
  ],
  "/organisation/health": [{ who: "lea", title: "Health" }],
  "/organisation/parity": [{ who: "lea", title: "Parity" }],
  "/people": [
    { who: "tom", title: "People" },
    { who: "tom", path: "/people?search=nobody-at-all", title: "People" },
  ],
  "/people/[handle]": [
    { who: "tom", path: "/people/eve", title: "Eve Lindqvist" },
    { who: "mo", path: "/people/ivy", title: "Ivy Nakamura" },
  ],
  "/people/[handle]/evidence": [{ who: "mo", path: "/people/eve/evidence", title: "Evidence of" }],
  "/people/[handle]/notes": [
    { who: "mo", path: "/people/eve/notes", title: "Private notes" },
    { who: "tom", path: "/people/eve/notes", title: "Private notes" },
  ],
  "/people/[handle]/readiness": [{ who: "mo", path: "/people/eve/readiness", title: "A first move into management" }],
  "/people/[handle]/plan": [{ who: "mo", path: "/people/eve/plan", title: "Growth plan" }],
  "/set-up": [{ who: "nobody", title: "Set up", empty: true }],
  "/settings": [{ who: "eve", title: "Settings" }],
  "/sign-in": [{ who: "nobody", title: "Sign in" }],
  "/team": [
    { who: "mo", title: "Team" },
    { who: "tom", title: "Team" },
  ],
  "/team/below": [
    { who: "dan", title: "The line below" },
    { who: "tom", title: "The line below" },
  ],
  "/team/duties": [{ who: "mo", title: "Who does what" }],
  "/team/map": [
    { who: "mo", title: "Competencies of the team" },
    { who: "tom", title: "Competencies of the team" },
  ],
  "/team/opportunities-wanted": [{ who: "mo", title: "Opportunities wanted" }],
  "/trials": [
    { who: "mo", title: "Trials" },
    { who: "tom", title: "Trials" },
  ],
  "/trials/[id]": [
    { who: "eve", path: "/trials/*", id: trialOf("eve"), title: "Trial" },
    { who: "ivy", path: "/trials/*", id: trialOf("eve"), title: "Trial" },
    { who: "mo", path: "/trials/*", id: trialOf("mo"), title: "Trial" },
  ],
  "/trials/[id]/pulse": [{ who: "tom", path: "/trials/*/pulse", id: trialOf("eve"), title: "How it goes for you" }],
  "/trials/[id]/terms": [{ who: "mo", path: "/trials/*/terms", id: trialOf("sarah"), title: "Terms of a trial" }],
  "/trials/new": [{ who: "sarah", path: "/trials/new?part=*", id: doing, title: "Propose a trial" }],
  "/team/[handle]": [{ who: "mo", path: "/team/eve", title: "Prepare" }],
  "/track-moves": [
    { who: "ned", title: "Track moves" },
    { who: "sam", title: "Track moves" },
  ],
  "/track-moves/[id]": [
    { who: "ned", path: "/track-moves/*", id: move("farid-rahimi"), title: "Track move" },
    { who: "ivy", path: "/track-moves/*", id: move("ivy"), title: "Track move" },
  ],
  "/track-moves/new": [{ who: "ned", path: "/track-moves/new?for=sam", title: "Propose a track move" }],
};
const beside: Place[] = [
  { who: "eve", path: "/opportunities/doing/*", id: doing, title: "", status: 404 },
  { who: "eve", path: "/opportunities/*", id: opening("Run the tech talks this season"), title: "", status: 404 },
  { who: "eve", path: "/track-moves/*", id: move("ivy"), title: "", status: 404 },
  { who: "nobody", path: "/there-is-no-such-place", title: "", status: 404 },
  { who: "ned", path: "/people/eve/plan", title: "", status: 404 },
];

/** Who answers without a session, and how: every other address of the API must be added here. */
const answers = {
  "/api/auth/[...nextauth]": "/api/auth/csrf",
  "/api/calendar/[token]": null,
  "/api/exports/me": null,
  "/api/exports/organisation": null,
  "/api/health": "/api/health",
  "/api/mail/stop": "/api/mail/stop",
  "/api/one-on-ones/[handle]": null,
  "/api/ready": "/api/ready",
};

test("Every page of the app folder is looked at here", () => {
  expect(Object.keys(places).sort()).toEqual(routesOf("page.tsx"));
  expect(Object.keys(answers).sort()).toEqual(routesOf("route.ts"));
});

test.describe("Pages", () => {
  test.describe.configure({ mode: "parallel" });
  for (const [route, entries] of [...Object.entries(places), ["beside", beside] as const])
    for (const { who, path = route, title, empty, status = 200, largest: most = largest, id } of entries)
      test(`${path} for ${who}: light and dark, wide and narrow`, async ({ as, another, site }) => {
        const on = empty ? { on: await another({ template: "empty" }) } : {};
        const page = await as(who, { ...on, reducedMotion: "reduce" });
        const scripts = countScripts(page);
        const found = id ? (await site.query<{ id: string }>(id))[0]?.id : "";
        const answer = await page.goto(path.replace("*", found ?? ""), { waitUntil: "load" });
        expect(answer?.status()).toBe(status);
        if (title) await expect(page).toHaveTitle(`${title} · Pendulum`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        const bytes = await scripts();
        noteSize(`${path} (${who})`, bytes);
        expect(bytes).toBeLessThanOrEqual(most);
        await expectAccessible(page);
        await expectLinksToLand(page, who);

        // As a system in the dark has it; that the choice in the menu does the same is looked at elsewhere.
        const body = page.locator("body");
        const light = await body.evaluate((node) => getComputedStyle(node).backgroundColor);
        await page.emulateMedia({ colorScheme: "dark" });
        await expect(body).not.toHaveCSS("background-color", light);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectAccessible(page, changing);
        await expectNoSidewaysScroll(page);
      });
});
