// What the socket knows of a request, and no header may claim: who sent it, and whether a proxy stood between.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP, isIPv6 } from "node:net";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";

/** Headers that say how a request arrived. Whatever a client sends under these names is overwritten. */
export const arrival = { address: "x-arrival-address", direct: "x-arrival-direct", fault: "x-arrival-fault" } as const;

const kept = globalThis as { pendulumArrivals?: true };

/** Stamps every request of this process before the framework sees it, and guards answers that it gives by itself. */
export function stampArrivals(): void {
  if (kept.pendulumArrivals) return;
  kept.pendulumArrivals = true;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    // Static files, and what is refused before it reaches proxy.ts.
    response.setHeader("x-content-type-options", "nosniff");
    stamp(request);
    // The framework cannot even hold these; proxy.ts refuses the other in their place.
    if (/^(TRACE|TRACK|CONNECT)$/i.test(request.method ?? "")) request.method = "PUT";
  });
}

/** Writes the three headers of `arrival` on a request. */
export function stamp(request: IncomingMessage): void {
  const { headers, socket, httpVersion } = request;
  const peer = socket.remoteAddress ?? "";
  headers[arrival.address] = addressOf(peer, headers["x-forwarded-for"]);
  headers[arrival.direct] = isDirect(peer, headers, httpVersion) ? "1" : "0";
  headers[arrival.fault] = routerStateFault(headers) ? "1" : "0";
}

/**
 * The address that tries are counted by: the peer's own, or what the nearest proxy says of it, where the peer is
 * one (this machine or a private network). Entries further left are whatever the client wrote. A network of
 * IPv6, which one household has whole, counts as one address.
 */
export function addressOf(peer: string, forwarded: string | string[] | undefined): string {
  const nearest = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1");
  const address = plain(nearest && isIP(nearest) && isNear(plain(peer)) ? nearest : peer);
  return isIPv6(address) ? networkOf(address) : address || "unknown";
}

// IPv4 as IPv6 writes it.
const plain = (address: string) => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");

const loopback = /^(127(\.\d+){3}|::1)$/;
const privately = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/;
const isNear = (peer: string) => loopback.test(peer) || privately.test(peer);

function networkOf(address: string): string {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

const betweens = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|cf-.*|true-client-ip)$/;

// nginx speaks HTTP/1.0, or closes each connection, unless it is told otherwise.
const isDirect = (peer: string, headers: IncomingMessage["headers"], version: string) =>
  loopback.test(plain(peer)) &&
  version === "1.1" &&
  headers.connection !== "close" &&
  !Object.keys(headers).some((name) => betweens.test(name));

// The framework answers a header it cannot read with a fault of its own, and hides the header from proxy.ts.
function routerStateFault(headers: IncomingMessage["headers"]): boolean {
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return false;
  } catch {
    delete headers["next-router-state-tree"];
    return true;
  }
}

/** Whether an Origin header names the public address. On one machine its names are one: localhost, 127.0.0.1, [::1]. */
export function isOwnOrigin(origin: string, publicAddress = ""): boolean {
  if (!URL.canParse(origin) || !URL.canParse(publicAddress)) return false;
  const [from, own] = [new URL(origin), new URL(publicAddress)];
  if (from.origin === own.origin) return true;
  return from.protocol === own.protocol && from.port === own.port && isOwnMachine(from.hostname) && isOwnMachine(own.hostname);
}

/** Whether a host name is one of the machine itself. */
export const isOwnMachine = (name: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(name);
