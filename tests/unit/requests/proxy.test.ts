// What every answer carries, and who is turned away at the door.
import { afterEach, describe, expect, it, vi } from "vitest";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { proxy } from "@/proxy";

const site = "https://pendulum.example";
const secret = "only-for-tests-only-for-tests-only-for-tests";
const form = { "content-type": "application/x-www-form-urlencoded", origin: site };
type Asked = { path?: string; method?: string; headers?: Record<string, string>; body?: string };

async function ask({ path = "/me", method = "GET", headers = {}, body }: Asked = {}, address = site) {
  vi.stubEnv("NEXTAUTH_URL", address);
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  const answer = await proxy(new NextRequest(new URL(path, address), { method, headers, ...(body ? { body } : {}) }));
  return { status: answer.status, head: Object.fromEntries(answer.headers), said: await answer.text() };
}
afterEach(() => vi.unstubAllEnvs());

const guards = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'nonce-N' 'strict-dynamic'",
    "style-src 'self' 'nonce-N'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};
/** The headers of a table alone, the nonce as N. */
const among = (head: Record<string, string>) =>
  Object.fromEntries(Object.keys(guards).map((name) => [name, head[name]?.replaceAll(/'nonce-[^']{20,}'/g, "'nonce-N'")]));

const bodies = { small: "a=1", large: `a=${"x".repeat(300 * 1024)}`, tooLarge: `a=${"x".repeat(8 * 1024 * 1024)}` };

describe("every answer", () => {
  it.each<[string, number, Asked]>([
    ["a page", 200, {}],
    ["an address that cannot be read", 404, { path: "/people/%ff" }],
    ["an address with a zero in it", 404, { path: "/people/%00" }],
    ["a method nobody needs", 405, { method: "PUT" }],
    ["another", 405, { method: "OPTIONS" }],
    ["a header the framework cannot read", 400, { headers: { "x-arrival-fault": "1" } }],
    ["a form of ours", 200, { method: "POST", headers: form, body: bodies.small }],
    ["a form of another site", 403, { method: "POST", headers: { ...form, origin: "https://evil.test" }, body: bodies.small }],
    ["one that hides where it is from", 403, { method: "POST", headers: { ...form, origin: "null" }, body: bodies.small }],
    ["one of another site without an origin", 403, { method: "POST", headers: { "sec-fetch-site": "cross-site" }, body: bodies.small }],
    ["a form as long as no form is", 413, { method: "POST", headers: form, body: bodies.large }],
    ["a file from somebody unknown", 413, { path: "/admin/import", method: "POST", headers: form, body: bodies.large }],
  ])("of %s is %i, with all guards", async (_, status, asked) => {
    const { status: answered, head } = await ask(asked);
    expect(answered).toBe(status);
    expect(among(head)).toEqual(guards);
  });

  it("has a nonce of its own", async () => {
    const nonces = await Promise.all(
      [ask(), ask()].map(async (one) => /'nonce-([^']+)'/.exec((await one).head["content-security-policy"] ?? "")?.[1]),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("asks for https only where the site is on https", async () => {
    expect((await ask({}, "http://127.0.0.1:3000")).head).not.toHaveProperty("strict-transport-security");
  });
});

describe("a file", () => {
  it("may be larger from somebody with a cookie that we signed, where files are taken, up to a limit", async () => {
    const token = { sessionToken: "any" };
    const from = async (cookie: Promise<string>, body: string, path = "/admin/import") =>
      (await ask({ path, method: "POST", headers: { ...form, cookie: `__Host-pendulum.session=${await cookie}` }, body })).status;
    expect(await from(encode({ token, secret }), bodies.large)).toBe(200);
    expect(await from(encode({ token, secret }), bodies.tooLarge)).toBe(413);
    expect(await from(encode({ token, secret }), bodies.large, "/me")).toBe(413);
    expect(await from(encode({ token, secret: "another" }), bodies.large)).toBe(413);
    expect(await from(Promise.resolve("x"), bodies.large)).toBe(413);
  });
});
