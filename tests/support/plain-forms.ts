// Forms as a browser without JavaScript sends them, for what no browser would send.
import type { APIResponse, Locator } from "@playwright/test";

/** The fields of a form on an open page without JavaScript, hidden ones and the action's own included. */
export function fieldsOf(form: Locator): Promise<Record<string, string>> {
  return form.evaluate((node) =>
    Object.fromEntries([...new FormData(node as HTMLFormElement)].map(([name, value]) => [name, String(value)])),
  );
}

/** Posts fields to the page the form stands on. Bytes are sent as they are. */
export function postFields(
  form: Locator,
  fields: Record<string, string | Buffer>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const page = form.page();
  const boundary = "----a-boundary-of-the-browser-tests";
  const parts = Object.entries(fields).flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value as string),
    Buffer.from("\r\n"),
  ]);
  return page.request.post(page.url(), {
    data: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, origin: new URL(page.url()).origin, ...headers },
    maxRedirects: 0,
  });
}
