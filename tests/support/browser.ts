// What every browser test has: the product on a database of its worker's own, people to be, and an eye on
// everything a browser complains about.
import { test as base, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { openSite, type Site, type SiteOptions } from "./site";

export { expect };
export type { Page, Site };
export type Handle = "lea" | "mo" | "eve" | "sarah" | "ivy" | "tom" | "dan" | "ned" | "ada" | "sam";

type OpenOptions = BrowserContextOptions & { on?: Site; anew?: boolean };
type Open = (who: Handle | "nobody", options?: OpenOptions) => Promise<Page>;
type Fixtures = {
  /** Opens a browser of its own, signed in as one of the cast or as nobody. */
  as: Open;
  /** Serves another copy, for tests that need a database of their own. */
  another: (options?: SiteOptions) => Promise<Site>;
  /** What the browsers complained about; a test that expects a complaint says so with `expectFault`. */
  faults: string[];
  expected: RegExp[];
  expectFault: (pattern: RegExp) => void;
};
/** By site, because ports are used again, and person. */
type Sessions = WeakMap<Site, Map<Handle, Cookies>>;
type Shared = { site: Site; sessions: Sessions };
type Cookies = Parameters<BrowserContext["addCookies"]>[0];

export const test = base.extend<Fixtures, Shared>({
  site: [
    // biome-ignore lint: Playwright reads the names of the fixtures from this pattern.
    async ({}, use, worker) => {
      const site = await openSite({ port: 3400 + worker.parallelIndex * 40 });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  sessions: [async ({}, use) => use(new WeakMap()), { scope: "worker" }],

  expected: async ({}, use) => use([]),
  expectFault: async ({ expected }, use) => use((pattern) => void expected.push(pattern)),
  // After the test: what was expected must have come, and nothing else.
  faults: async ({ expected }, use) => {
    const faults: string[] = [];
    await use(faults);
    for (const pattern of expected) expect(faults, "the browser complained as expected").toContainEqual(expect.stringMatching(pattern));
    const others = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    expect(others, "nothing went wrong in the browser").toEqual([]);
  },

  // After `another`, so that browsers close before the site they look at.
  as: async ({ browser, site, sessions, faults, another: _ }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, { on = site, anew = false, ...options } = {}) => {
      const cookies = who === "nobody" ? [] : await sessionOf(on, who, anew ? new WeakMap() : sessions);
      const context = await browser.newContext({ baseURL: on.address, ...options });
      opened.push(context);
      watch(context, faults);
      await context.addCookies(cookies);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  another: async ({}, use, { parallelIndex }) => {
    const sites: Site[] = [];
    await use(async (options) => {
      const site = await openSite({ port: 3410 + parallelIndex * 40, ...options });
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
});

/** Signs in by the form of the sign-in page, posted as a browser without scripts would; once per person and site. */
async function sessionOf(site: Site, who: Handle, sessions: Sessions): Promise<Cookies> {
  const known = sessions.get(site) ?? new Map<Handle, Cookies>();
  sessions.set(site, known);
  const there = known.get(who);
  if (there) return there;
  const url = `${site.address}/sign-in`;
  const html = await (await fetch(url)).text();
  const form = /<form[^>]*aria-label="Sign in as Eve"[^]*?<\/form>/.exec(html)?.[0] ?? "";
  const fields = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    fields.set(of("name"), of("name") === "handle" ? who : of("value"));
  }
  const answer = await fetch(url, { method: "POST", body: fields, headers: { origin: site.address }, redirect: "manual" });
  const cookies = answer.headers
    .getSetCookie()
    .map((line) => /^([^=]+)=([^;]*)/.exec(line))
    .flatMap((found) => (found?.[1]?.endsWith("session") ? [{ name: found[1], value: found[2] ?? "", url: site.address }] : []));
  expect(cookies, `${who} is signed in`).toHaveLength(1);
  known.set(who, cookies);
  return cookies;
}

const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");

/** Picks somebody on the open sign-in page. Not all of the cast have a button; the others borrow Eve's. */
export async function signIn(page: Page, who: Handle) {
  const own = page.getByRole("form", { name: `Sign in as ${who[0]?.toUpperCase()}${who.slice(1)}`, exact: true });
  const form = (await own.count()) ? own : page.getByRole("form", { name: "Sign in as Eve" });
  await form.locator("input[name=handle]").evaluate((field: HTMLInputElement, handle) => (field.value = handle), who);
  await form.getByRole("button").click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

// What the address bar of a missing page says is an answer, not a fault.
const notAFault = /^Failed to load resource: the server responded with a status of 4\d\d/;

function watch(context: BrowserContext, faults: string[]) {
  context.on("console", (message) => {
    if (message.type() === "error" && !notAFault.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`page: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
}

/** What the product says in passing, once something is done. */
export async function saidTo(page: Page, words: string | RegExp) {
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(words);
}
