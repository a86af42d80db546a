import { describe, expect, it } from "vitest";
import { complaints } from "@/tests/support/architecture";
import { sourcesOf } from "@/tests/support/sources";

describe("the house", () => {
  it("keeps its own rules", () => {
    expect(complaints(sourcesOf("app", "components", "lib", "prisma", "scripts", "tests"))).toEqual([]);
  });
});

const query = 'import "server-only";\n';

describe("each guard of the house objects to a planted violation:", () => {
  it.each([
    ["a query without a viewer", "lib/team/queries.ts", `${query}export async function listAll(page: number) {}`, "viewer first"],
    [
      "a query as a constant without a viewer",
      "lib/team/queries.ts",
      `${query}export const listAll = async (page: number) => page;`,
      "viewer first",
    ],
    ["a mutation without a viewer", "lib/team/mutations.ts", `${query}export async function removeAll() {}`, "viewer first"],
    ["a query the browser could load", "lib/team/queries.ts", "export async function list(viewer: Viewer) {}", "server-only"],
    ["an action by hand", "lib/team/actions.ts", '"use server";\nexport async function doAction() {}', "made by action()"],
    ["an action file without its mark", "lib/team/actions.ts", "export const a = action(schema, mutation);", "use server"],
    ["a file outside the vocabulary", "lib/team/service.ts", "", "holds only"],
    ["a folder inside a domain", "lib/team/more/queries.ts", query, "holds only"],
    ["a vague name", "components/team/utils.ts", "", "vague name"],
    ["a barrel", "components/team/index.ts", "", "vague name"],
    ["a file over 300 lines", "lib/team/rules.ts", "\n".repeat(301), "over 300 lines"],
    ["include", "lib/team/queries.ts", `${query}const q = { include: { plans: true } };`, "never include"],
    ["a rule that reads", "lib/team/rules.ts", 'import { db } from "@/lib/db";', "are pure"],
    ["a query that writes", "lib/team/queries.ts", `${query}import { setAim } from "@/lib/growth-plans/mutations";`, "do not write"],
    ["lib importing a page", "lib/team/rules.ts", 'import { x } from "@/app/page";', "knows nothing"],
    ["a page importing a mutation", "app/page.tsx", 'import { setAim } from "@/lib/growth-plans/mutations";', "forms act"],
    ["a component that reads", "components/team/x.tsx", 'import { listTeam } from "@/lib/team/queries";', "given data"],
    ["a primitive that knows the product", "components/ui/x.tsx", 'import { can } from "@/lib/access/policy";', "any product"],
    ["a viewer minted elsewhere", "lib/team/rules.ts", "const v = mintViewer({});", "mints a viewer"],
    ["a page's query that reads across people", "lib/team/queries.ts", `${query}forFigures(viewer).focus.count()`, "for figures"],
    ["a count that is called a figure", "components/team/x.tsx", "const figure = people as Shown;", "made in lib/disclosures"],
    ["a query behind everybody's back", "lib/team/queries.ts", `${query}import { db, everything } from "@/lib/db";`, "everybody's rows"],
    ["a transaction of its own", "lib/team/queries.ts", `${query}client.$transaction(work)`, "says who asks"],
    [
      "a purpose of its own",
      "lib/team/queries.ts",
      `${query}db(viewer).$queryRaw\`SELECT set_config('app.purpose', 'jobs', true)\``,
      "says who asks",
    ],
    ["raw SQL from text", "lib/team/rules.ts", "everything.$queryRawUnsafe(x)", "unsafe escape"],
    ["a day without a zone", "lib/team/rules.ts", "const now = today();", "a day without a zone"],
    ["a day of UTC", "tests/e2e/x.test.ts", "const now = new Date().toISOString().slice(0, 10);", "a day without a zone"],
    ["a day beside an instant", "lib/team/queries.ts", `${query}const q = { leftOn: { gt: new Date() } };`, "with an instant"],
    ["a session's day in a query", "lib/team/queries.ts", `${query}sql\`left_on > current_date\``, "day_in(time_zone)"],
    ["a session's day in a migration", "prisma/migrations/20991231000000_x/migration.sql", "SELECT now()::date", "day_in(time_zone)"],
  ])("%s", (_, path, source, sentence) => {
    expect(complaints({ [path]: source }).join("\n")).toContain(sentence);
  });

  it("a crowded folder", () => {
    const files = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`components/team/a${index}.tsx`, ""]));
    expect(complaints(files)).toEqual(["components/team: 13 files"]);
  });
});
