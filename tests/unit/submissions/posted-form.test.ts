import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { watchRequests } from "@/lib/answers";
import { postedForm, sayOnOutage } from "@/lib/deadline";
import { formAgain } from "@/lib/unsent-forms/rules";

it("gives a form that a browser posted by itself back as 503, whatever failed, and leaves its body to be read", async () => {
  watchRequests();
  let read = 0;
  const server = createServer((request, response) => {
    void (async () => {
      for await (const chunk of request) read += (chunk as Buffer).length;
      const form = await postedForm();
      if (form) sayOnOutage(formAgain(form));
      response.writeHead(500).end("Internal Server Error");
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const send = async (headers: Record<string, string>) => {
    const body = new FormData();
    body.set("$ACTION_REF_1", "");
    body.set("words", "Typed, with <angles>.".repeat(5000));
    const { port } = server.address() as AddressInfo;
    // As text first, so that its length is said.
    const made = new Response(body);
    const type = made.headers.get("content-type") ?? "";
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      body: await made.text(),
      headers: { accept: "text/html", "content-type": type, ...headers },
    });
    return { status: answer.status, text: await answer.text() };
  };
  try {
    const plain = await send({});
    expect(plain.status).toBe(503);
    expect(plain.text).toContain("Typed, with &lt;angles&gt;.".repeat(5000));
    expect(plain.text).toContain('name="$ACTION_REF_1"');
    expect(read).toBeGreaterThan(100_000);
    expect(await send({ "next-action": "a" })).toEqual({ status: 500, text: "Internal Server Error" });
  } finally {
    server.close();
  }
});
