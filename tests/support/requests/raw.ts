// Requests as no browser makes them.
import { request } from "node:http";

export type Answer = { status: number; headers: Record<string, string>; text: string; ms: number };
export type Asked = { method?: string; path?: string; headers?: Record<string, string | string[]>; body?: string | Buffer };

/** Sends exactly this, and tells what came back and how long it took. */
export function ask(address: string, { method = "GET", path = "/", headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(address);
  const from = performance.now();
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((settle, fail) => {
    let done = false;
    const asked = request({ hostname, port, method, path, headers: { ...length, ...headers }, family: 4 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", fail);
      answer.once("end", () => {
        done = true;
        const text = Buffer.concat(chunks).toString("utf8");
        settle({ status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string>, text, ms: performance.now() - from });
      });
    });
    // Who refuses a body while it is being sent may close the line; the answer has come by then.
    asked.once("error", (error) => !done && setTimeout(() => !done && fail(error), 200));
    asked.end(body);
  });
}

/** Fields as a browser without scripts sends them. */
export function formOf(fields: readonly (readonly [name: string, value: string | Buffer])[]) {
  const boundary = "----a-boundary-of-the-tests";
  const parts = fields.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value as string),
    Buffer.from("\r\n"),
  ]);
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}

/** The fields that the form of this name on a page brings along, the framework's own included. */
export function fieldsIn(html: string, name: string): [string, string][] {
  const form = [...html.matchAll(/<form[^]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(`aria-label="${name}"`)) ?? "";
  return [...form.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
    const of = (attribute: string) => plain(new RegExp(`\\b${attribute}="([^"]*)"`).exec(input)?.[1] ?? "");
    return of("name") ? [[of("name"), of("value")] as [string, string]] : [];
  });
}

/** A field of a form on a page: what it holds, or what may be chosen. */
export type Field = { name: string; type: string; value: string; choices: string[] };

/** Every form of a page that a browser without scripts could post, field by field. */
export function formsIn(html: string): Field[][] {
  return [...html.matchAll(/<form[^>]*method="POST"[^]*?<\/form>/gi)].map(([form]) =>
    [...form.matchAll(/<(input|textarea|select|button)\b([^>]*)>(?:([^]*?)<\/(?:textarea|select)>)?/g)].flatMap(
      ([, tag, attributes, inner]) => {
        const of = (name: string, text = attributes) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(text ?? "")?.[1] ?? "");
        const choices = tag === "select" ? [...(inner ?? "").matchAll(/<option[^>]*>/g)].map(([option]) => of("value", option)) : [];
        const value = tag === "textarea" ? plain(inner ?? "") : of("value");
        return of("name") ? [{ name: of("name"), type: tag === "input" ? of("type") || "text" : (tag ?? ""), value, choices }] : [];
      },
    ),
  );
}

const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
