// What people typed is what others read, and no text can stop the page that shows it.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { ReactElement, ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { Markdown } from "@/components/ui/markdown/markdown";

type Shown = { text: string; tags: string[]; links: string[]; depth: number };

/** What a page holds of a text: its letters, its elements in order, where they lead, and how deeply they are nested. */
function shown(node: ReactNode): Shown {
  if (Array.isArray(node)) return together(node.map(shown));
  if (node === null || node === undefined || typeof node === "boolean") return together([]);
  if (typeof node !== "object") return { ...together([]), text: String(node) };
  const { type, props } = node as ReactElement<{ children?: ReactNode; href?: string }>;
  if (typeof type === "function") return shown((type as (all: unknown) => ReactNode)(props));
  const inside = shown(props.children);
  const tags = typeof type === "string" ? [type] : [];
  return { ...inside, tags: [...tags, ...inside.tags], links: [props.href ?? [], inside.links].flat(), depth: inside.depth + tags.length };
}
const together = (all: Shown[]): Shown => ({
  text: all.map(({ text }) => text).join(""),
  tags: all.flatMap(({ tags }) => tags),
  links: all.flatMap(({ links }) => links),
  depth: Math.max(0, ...all.map(({ depth }) => depth)),
});
const show = (children: string) => shown(Markdown({ children }));

const note = readFileSync("tests/fixtures/angle-brackets-note.txt", "utf8").trim();

describe("a text that somebody typed", () => {
  it("shows angle brackets as they were typed, beside its Markdown", () => {
    const { text, tags } = show(note);
    expect(text).toContain("Return type: use List<Person> and Map<String, Team> here");
    expect(text).toContain("keep the cache small");
    expect(tags).toEqual(expect.arrayContaining(["ul", "li", "code"]));
  });

  it.each([
    ["List<Person> and *more*", "List<Person> and more"],
    ["<b>bold</b> **is** <br> typed", "<b>bold</b> is <br> typed"],
    ["<div>\n*x*\n</div>", "<div>\nx\n</div>"],
    ["<!-- kept --> `x`", "<!-- kept --> x"],
    ["*a* &lt; &copy; &#65;", "a &lt; &copy; &#65;"],
    ["~12~8 and *x*", "~12~8 and x"],
    ["[1]: see *below*", "[1]: see below"],
    ["as said[^1] *there*\n\n[^1]: a note", "as said[^1] there[^1]: a note"],
    ["*x* [odd](javascript:alert(1)) link", "x [odd](javascript:alert(1)) link"],
    ['*x* [a](https://a.example "its title")', 'x [a](https://a.example "its title")'],
    ["|a|b|\n|-|-|\n|c|d|e|", "abcde"],
    ["``` words after a fence\nand in it", "words after a fence\nand in it\n"],
    ["one  \ntwo *three*", "one\ntwo three"],
    ["- one\n  goes on\n- two", "one\ngoes ontwo"],
  ])("%j reads %j", (typed, read) => expect(show(typed).text).toBe(read));

  it("strikes through what stands between two tildes each, and renders lists, code and links", () => {
    expect(show("~~gone~~").tags).toContain("del");
    expect(show("1. one\n2. two").tags).toContain("ol");
    expect(show("```ts\nconst a = 1\n```").tags).toContain("pre");
    expect(show("see https://a.example/x and [b](mailto:b@a.example)").links).toEqual(["https://a.example/x", "mailto:b@a.example"]);
  });

  it("leads to addresses of the web and of mail only, and loads no picture", () => {
    const { tags, links } = show("*x* [a](javascript:x) [b](data:text/html,x) [c](//d.example) ![e](https://f.example/g.png) <vbscript:x>");
    expect(links).toEqual(["https://f.example/g.png"]);
    expect(tags).not.toContain("img");
  });

  it("folds what is long, and nothing that is short", () => {
    expect(show(note).tags).not.toContain("details");
    expect(show("a line\n".repeat(40)).tags).toContain("details");
    expect(show("word ".repeat(400)).tags).toContain("details");
    expect(shown(Markdown({ children: "a line\n".repeat(40), whole: true })).tags).not.toContain("details");
  });
});

const deepest = 60;
const slowest = 1000;

describe("a text made to break its reader's page", () => {
  it.each([
    ["bullets", "- ".repeat(1500)],
    ["bullets of each kind", "- + * ".repeat(500)],
    ["quotes", "> ".repeat(1500)],
    ["quotes without blanks", ">".repeat(2999)],
    ["numbers", "1. ".repeat(1000)],
    ["quotes and bullets", "> - ".repeat(750)],
    ["one more level a line", Array.from({ length: 60 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n")],
    ["one more level a line, with tabs", Array.from({ length: 60 }, (_, at) => `${"\t".repeat(at)}- a`).join("\n")],
    ["one more quote a line", Array.from({ length: 60 }, (_, at) => `${"> ".repeat(at)}a`).join("\n")],
    ["emphasis in emphasis", "*a **b ".repeat(1000) + "** *".repeat(1000)],
    ["emphasis around emphasis", `${"*".repeat(3000)}a${"*".repeat(3000)}`],
    ["a word between underscores", "_a ".repeat(3000) + "a_ ".repeat(3000)],
    ["brackets", "[".repeat(20_000)],
    ["brackets that close", `${"[".repeat(9000)}a${"]".repeat(9000)}`],
    ["pictures in links", `${"[![".repeat(3000)}a${"](b)".repeat(4000)}`],
    ["strokes", "~~a ".repeat(5000)],
    ["ticks of every length", Array.from({ length: 190 }, (_, at) => "`".repeat(at)).join(" ")],
    ["angles", "<".repeat(20_000)],
    ["a table", `${"|a".repeat(2000)}|\n${"|-".repeat(2000)}|\n${"|b".repeat(2000)}|`],
    ["lines of a table", `|a|b|\n|-|-|\n${"|c|d|\n".repeat(2800)}`],
    ["addresses", "https://a.example/ ".repeat(1000)],
    ["an address without end", `https://${"a.".repeat(9990)}`],
    ["mail addresses", "a@b.".repeat(5000)],
    ["at signs", `a${"@a".repeat(9999)} *x*`],
    ["blanks", `*a*${" ".repeat(19_000)}b`],
    ["lines", "a\n".repeat(9000) + "- b"],
    ["blank lines", `a${"\n".repeat(19_000)}b`],
    ["lines of blanks", `a${"\n ".repeat(9_000)}b`],
    ["headings", "# a\n".repeat(5000)],
    ["rules", "***\n".repeat(5000)],
    ["escapes", `*a*${"\\".repeat(19_000)}`],
    ["more than anybody may type", `*a* ${"x".repeat(100_000)}`],
  ])("%s", (_, typed) => {
    const before = process.cpuUsage();
    const { text, depth } = show(typed);
    // Its own, so that a busy machine counts for nothing.
    expect(process.cpuUsage(before).user / 1000, "milliseconds").toBeLessThan(slowest);
    expect(depth).toBeLessThanOrEqual(deepest);
    expect(text.length).toBeGreaterThan(0);
  });

  const pieces = fc.constantFrom(
    ..."- |* |+ |> |1. |10) |  |    |\t|\n|\n\n|*|**|_|~~|~|`|```|[|](|)|]|![|https://a.example|mailto:|<|>|</|&amp;|\\|#|###|---|===|[ ] |[x] |a@b.example|[^1]|: ".split(
      "|",
    ),
    "|",
    "|-|-|",
  );
  const words = fc.stringMatching(/^[a-z]{3,8}$/);
  const texts = fc.array(fc.oneof(pieces, pieces, words), { maxLength: 200 }).map((parts) => parts.join(""));

  it("never stops the page, never nests deeply, and loses no word", () => {
    fc.assert(
      fc.property(texts, (typed) => {
        const { text, depth, links } = show(typed);
        expect(depth).toBeLessThanOrEqual(deepest);
        const read = [text, ...links].join(" ");
        // The language of a block of code is said by nothing.
        const said = typed.replace(/(`{3,}|~{3,})[ \t]*[\w+#.-]+[ \t]*(?=\n|$)/g, "$1");
        for (const [word] of said.matchAll(/[a-z]{3,}/g)) expect(read, JSON.stringify(typed)).toContain(word);
      }),
      { numRuns: 400 },
    );
  });
});
