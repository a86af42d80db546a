import { request } from "node:http";
import { expect, test } from "../support/browser";
import { fieldsOf } from "../support/plain-forms";

type Answer = { status: number; headers: Record<string, string> };

/** A request as no browser makes it; `chunked` sends a body without saying how long it is. */
function ask(address: string, { method = "GET", path = "/", headers = {}, body = 0, chunked = false } = {}): Promise<Answer> {
  return new Promise((settle, fail) => {
    const { hostname, port } = new URL(address);
    const length = body && !chunked ? { "content-length": String(body) } : {};
    const asked = request({ hostname, port, method, path, headers: { ...headers, ...length }, family: 4 }, (answer) => {
      answer.resume();
      answer.once("end", () => settle({ status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string> }));
    });
    asked.once("error", fail);
    const piece = Buffer.alloc(64 * 1024, "a");
    for (let sent = 0; sent < body; sent += piece.length) asked.write(piece.subarray(0, Math.min(piece.length, body - sent)));
    asked.end();
  });
}

function expectGuarded({ headers }: Answer) {
  const policy = headers["content-security-policy"] ?? "";
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "'nonce-"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(headers).not.toHaveProperty("x-powered-by");
}

const nonceOf = ({ headers }: Answer) => /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];

test("Every kind of answer carries the same guards", async ({ site }) => {
  const asked = [
    { status: 200, path: "/sign-in" },
    { status: 200, path: "/api/health" },
    { status: 307, path: "/me" },
    { status: 404, path: "/there-is-no-such-place" },
    { status: 404, path: "/api/exports/organisation" },
    { status: 405, path: "/sign-in", method: "PUT" },
    { status: 405, path: "/api/health", method: "DELETE" },
    { status: 413, path: "/sign-in", method: "POST", body: 9 * 1024 * 1024 },
  ];
  for (const { status, ...rest } of asked) {
    const answer = await ask(site.address, rest);
    expect(answer.status, JSON.stringify(rest)).toBe(status);
    expectGuarded(answer);
  }
  const nonces = [await ask(site.address, { path: "/sign-in" }), await ask(site.address, { path: "/sign-in" })].map(nonceOf);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("A body over the limit that does not say its length is refused as well", async ({ site }) => {
  const headers = { "content-type": "multipart/form-data; boundary=x", origin: site.address };
  const answer = await ask(site.address, { path: "/sign-in", method: "POST", body: 12 * 1024 * 1024, chunked: true, headers });
  expect(answer.status).toBe(413);
  expectGuarded(answer);
});

test("A small form that does not say its length is taken whole", async ({ as, site }) => {
  const page = await as("nobody", { javaScriptEnabled: false });
  await page.goto("/sign-in");
  const form = new FormData();
  for (const [name, value] of Object.entries(await fieldsOf(page.getByRole("form", { name: "Sign in as Eve" })))) form.append(name, value);
  const { body, headers } = new Request(site.address, { method: "POST", body: form });
  const type = { "content-type": headers.get("content-type") as string, origin: site.address };
  const answer = await fetch(`${site.address}/sign-in`, {
    method: "POST",
    body,
    headers: type,
    duplex: "half",
    redirect: "manual",
  } as RequestInit);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("set-cookie")).toContain("pendulum.session=");
});

test("The policy blocks what it should, and the tests would notice", async ({ as, expectFault }) => {
  const page = await as("nobody");
  await page.goto("/sign-in");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>styled</p>");
    document.body.setAttribute("onclick", "window.ran = true");
    document.body.click();
  });
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  expectFault(/Content Security Policy/);
});

test("an address that cannot be read, or asks for nonsense, is not here: never a fault of ours", async ({ as }) => {
  const lea = await as("lea");
  for (const path of [
    "/people/%ff",
    "/people/%00",
    "/one-on-ones/mo%00",
    "/api/one-on-ones/mo%00",
    "/organisation?unit=%00",
    "/organisation?unit=a&unit=b&day=9999-99-99",
    "/api/exports/organisation?unit=%00",
    "/team?page=1e99",
  ])
    expect((await lea.request.get(path)).status(), path).toBeLessThan(500);
});
