import { hash } from "@node-rs/argon2";
import { expect, test } from "../../support/browser";
import { ask, fieldsIn, formOf } from "../../support/requests/raw";

test("What cannot be read is said to be so, and is no fault of ours", async ({ site }) => {
  const origin = site.address;
  const html = (await ask(origin, { path: "/sign-in" })).text;
  const fields = fieldsIn(html, "Sign in");
  const bound = (value: string) => formOf(fields.map(([name, old]) => [name, name.endsWith(":1") ? value : old] as const));
  const post = (form: { body: Buffer; headers: Record<string, string> }) => ({
    method: "POST",
    path: "/sign-in",
    ...form,
    headers: { ...form.headers, origin },
  });
  const asked = [
    { status: 403, method: "POST", path: "/sign-in", headers: { origin: "https://evil.example" } },
    { status: 403, method: "POST", path: "/sign-in", headers: { origin: "nonsense" } },
    { status: 403, method: "POST", path: "/sign-in", headers: { origin: "null" } },
    { status: 403, method: "POST", path: "/sign-in", headers: { "sec-fetch-site": "cross-site" } },
    { status: 403, method: "POST", path: "/sign-in", headers: { origin: "https://evil.example", host: "evil.example" } },
    { status: 400, path: "/sign-in", headers: { rsc: "1", "next-router-state-tree": "%ff" } },
    { status: 400, path: "/sign-in", headers: { "next-router-state-tree": ["[]", "[]"] } },
    { status: 400, ...post(formOf([["$ACTION_ID_zzz", ""]])) },
    { status: 409, ...post(formOf([[`$ACTION_ID_${"40".padEnd(42, "a")}`, ""]])) },
    { status: 400, ...post(formOf([["$ACTION_REF_1", ""]])) },
    { status: 400, ...post(bound("garbage")) },
    { status: 400, ...post(bound('["$F1"]')) },
    { status: 400, ...post(formOf(fields.map(([name, value]) => [name, value.replace("$@1", "$@9")] as const))) },
    { status: 400, method: "POST", path: "/sign-in", headers: { origin, "content-type": "multipart/form-data" }, body: "x" },
    { status: 400, method: "POST", path: "/sign-in", headers: { origin, "next-action": "x" }, body: "x" },
    { status: 413, ...post(formOf(Array.from({ length: 3000 }, (_, at) => [`f${at}`, ""] as const))) },
    { status: 413, ...post(formOf([...fields, ["email", "a".repeat(300_000)]])) },
    { status: 413, method: "POST", path: "/admin/import", headers: { origin }, body: "a".repeat(300_000) },
    { status: 400, path: "/api/auth/signin?callbackUrl=/a&callbackUrl=/b" },
    { status: 400, path: "/api/auth/csrf?callbackUrl=javascript:1" },
    { status: 405, path: "/api/auth/callback/credentials" },
    { status: 404, path: "/api/auth/callback/credentials/more" },
    { status: 405, method: "TRACE", path: "/sign-in" },
    {
      status: 400,
      method: "POST",
      path: "/api/auth/signout",
      headers: { "content-type": "application/json" },
      body: '{"callbackUrl":["/a","/b"]}',
    },
  ];
  for (const { status, ...rest } of asked) {
    const answer = await ask(origin, rest);
    expect(answer.status, JSON.stringify(rest).slice(0, 300)).toBe(status);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  }
});

test("Static files and what is not among them carry nosniff", async ({ site }) => {
  const html = (await ask(site.address, { path: "/sign-in" })).text;
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  for (const [status, path] of [
    [200, script],
    [404, "/_next/static/there-is-no-such-file.js"],
  ] as const) {
    const answer = await ask(site.address, { path });
    expect(answer.status).toBe(status);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  }
});

test("Behind a proxy that passes nothing on, people sign in and strangers stay out", async ({ another }) => {
  const site = await another({ publicAddress: "https://pendulum.example" });
  // What nginx sends unless it is told otherwise: the upstream's name as Host.
  const host = new URL(site.address).host;
  const page = await ask(site.address, { path: "/sign-in", headers: { host } });
  const filled = { ...Object.fromEntries(fieldsIn(page.text, "Sign in")), email: "eve@example.com", password: "wrong" };
  const { body, headers } = formOf(Object.entries(filled));
  const post = (more: Record<string, string>) =>
    ask(site.address, { method: "POST", path: "/sign-in", body, headers: { ...headers, host, ...more } });
  const own = await post({ origin: "https://pendulum.example" });
  expect(own.status).toBe(200);
  expect(own.text).toContain("do not belong together");
  for (const origin of ["http://pendulum.example", `http://${host}`, "https://evil.example"])
    expect((await post({ origin })).status).toBe(403);
  // A name that somebody sends makes nobody's machine of it, in the demo either.
  expect((await ask(site.address, { path: "/sign-in", headers: { host: "localhost" } })).text).not.toContain("The example company");
});

test("The one-click cast answers nothing that came through a proxy", async ({ site }) => {
  const shown = async (headers: Record<string, string>) =>
    (await ask(site.address, { path: "/sign-in", headers: { host: "localhost", ...headers } })).text.includes("The example company");
  expect(await shown({})).toBe(true);
  for (const headers of [
    { connection: "close" },
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-host": "localhost" },
    { "x-forwarded-proto": "http" },
    { "x-real-ip": "127.0.0.1" },
    { via: "1.1 proxy" },
    { forwarded: "for=127.0.0.1" },
    { "x-arrival-direct": "1", connection: "close" },
  ])
    expect(await shown(headers as Record<string, string>), JSON.stringify(headers)).toBe(false);
});

test("next-auth's own way in and out follows the same rules", async ({ another }) => {
  const site = await another({ publicAddress: "https://pendulum.example" });
  const jar = new Map<string, string>();
  const send = async (path: string, fields?: Record<string, string>, from = "203.0.113.7") => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await ask(site.address, {
      path,
      ...(fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : {}),
      headers: { cookie, "x-forwarded-for": `198.51.100.${jar.size}, ${from}`, "content-type": "application/x-www-form-urlencoded" },
    });
    for (const set of [answer.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name.startsWith("__Host-")) expect(set).toMatch(/; Secure/i);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  };
  const token = async () => JSON.parse((await send("/api/auth/csrf")).text).csrfToken as string;
  const tryOnce = async (email: string, password: string) => {
    const { headers } = await send("/api/auth/callback/credentials", { csrfToken: await token(), email, password });
    return headers.location ?? "";
  };
  await site.query("INSERT INTO password (person_id, hash) SELECT id, $1 FROM person WHERE handle IN ('eve', 'tom')", [
    await hash("four quiet words here"),
  ]);
  expect(await tryOnce("eve@example.com", "four quiet words here")).not.toContain("error");
  const session = jar.get("__Host-pendulum.session") as string;
  expect(session).toBeTruthy();
  const me = (cookie: string) => ask(site.address, { path: "/me", headers: { cookie: `__Host-pendulum.session=${cookie}` } });
  expect((await me(session)).status).toBe(200);
  await send("/api/auth/signout", { csrfToken: await token() });
  expect(jar.has("__Host-pendulum.session")).toBe(false);
  expect((await me(session)).status).toBe(307);

  // Addresses to the left are whatever the client wrote: fifty failures from one proxy's client are fifty.
  for (let time = 0; time < 50; time++) await tryOnce(`nobody-${time}@example.com`, "wrong");
  expect(await tryOnce("tom@example.com", "four quiet words here")).toContain("error=CredentialsSignin");
});
