import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { arrival, isOwnMachine, isOwnOrigin } from "@/lib/requests/arrivals";

/** Whether this form came from our own pages: a null or missing origin needs the browser's word. */
export async function fromOwnPages(): Promise<boolean> {
  const head = await headers();
  const origin = head.get("origin");
  if (!origin || origin === "null") return head.get("sec-fetch-site") === "same-origin";
  return isOwnOrigin(origin, env().NEXTAUTH_URL);
}

/**
 * Whether the request comes from this very machine: straight from it, by the name it used, and to a server whose
 * public address is this machine. A name alone proves nothing, since a proxy passes on what it was sent.
 */
export async function fromThisMachine(): Promise<boolean> {
  const head = await headers();
  const name = (head.get("host") ?? "").replace(/:\d+$/, "");
  return head.get(arrival.direct) === "1" && isOwnMachine(name) && isOwnMachine(new URL(env().NEXTAUTH_URL).hostname);
}

/** The address a request comes from, for counting tries. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get(arrival.address) ?? "unknown";
}

/** Only a path of this site: "//host" and "/\\host" would leave it. */
export const ownPath = (path: string) => (/^\/(?![/\\])[^\\\s]*$/.test(path) ? path : "/");
