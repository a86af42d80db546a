import "server-only";
import { headers } from "next/headers";

/** Whether this form came from our own pages: a foreign, null or missing origin needs the browser's word. */
export async function fromOwnPages(): Promise<boolean> {
  const head = await headers();
  const origin = head.get("origin");
  if (!origin || origin === "null") return head.get("sec-fetch-site") === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === head.get("host");
}

/** Whether the request comes from this very machine, by address and by the name it used. */
export async function fromThisMachine(): Promise<boolean> {
  const head = await headers();
  const name = (head.get("host") ?? "").replace(/:\d+$/, "");
  const addresses = (head.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
  const loopback = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(name) && addresses.every((one) => loopback.test(one));
}

/** The address a request comes from, for counting tries. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
}
