import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLink, recogniseLink } from "@/lib/links/rules";

describe("a pasted link", () => {
  it.each([
    ["https://github.com/acme/shop/pull/42/files", "GitHub", "Pull request 42 in acme/shop"],
    ["https://github.com/acme/shop/commit/0a1b2c3d4e5f", "GitHub", "Commit 0a1b2c3 in acme/shop"],
    ["https://github.example.org/acme/shop/issues/7", "GitHub", "Issue 7 in acme/shop"],
    ["https://gitlab.com/acme/web/shop/-/merge_requests/9", "GitLab", "Merge request 9 in acme/web/shop"],
    ["https://acme.atlassian.net/browse/SHOP-118", "Jira", "Ticket SHOP-118"],
    ["https://linear.app/acme/issue/SHO-12/faster-checkout", "Linear", "Ticket SHO-12"],
    ["https://www.notion.so/acme/How-we-rotate-keys-0123456789abcdef0123456789abcdef", "Notion", "How we rotate keys"],
    ["https://acme.atlassian.net/wiki/spaces/ENG/pages/123/On+call+guide", "Confluence", "On call guide"],
    ["https://docs.google.com/presentation/d/1a2b3c/edit", "Google Docs", "Slides"],
    ["https://example.com/talks/queues-at-night.html", "example.com", "Queues at night"],
    ["https://example.com", "example.com", "example.com"],
  ])("%s is named after what its address says", (url, place, label) => {
    expect(recogniseLink(url)).toEqual({ place, label });
  });

  it("is followed only over http", () => {
    expect(["https://a.example", "http://a.example", "javascript:alert(1)", "data:text/html,x", "a word", ""].map(isLink)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("always gets some name, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constant("https://x.example/%E0%A4%A")),
        (text) => {
          const { place, label } = recogniseLink(text);
          expect(place).not.toBe("");
          expect(label === "" && text !== "").toBe(false);
        },
      ),
    );
  });
});
