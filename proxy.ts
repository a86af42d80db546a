// Hygiene for every request: methods, sizes, and headers. Never authorisation.
import { decode } from "next-auth/jwt";
import { type NextRequest, NextResponse } from "next/server";
import { arrival, isOwnOrigin } from "@/lib/requests/arrivals";
import { bodyFault } from "@/lib/requests/bodies";

const methods = new Set(["GET", "HEAD", "POST"]);
// No form of ours comes near it. Where a file is expected, those who are signed in may send one; the framework
// cuts at 10 MB without a word.
const largestForm = 256 * 1024;
const largestFile = 8 * 1024 * 1024;
const fileForms = new Set(["/admin/import"]);

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

  const refuse = (sentence: string, status: number) =>
    // Without a charset, or the framework does not hand the sentence to the form that was sent.
    withHeaders(new NextResponse(sentence, { status, headers: { "content-type": "text/plain" } }), policy);

  if (!isReadable(request.nextUrl.pathname)) return refuse("There is no such address.", 404);
  if (!methods.has(request.method)) return refuse("Method not allowed", 405);
  if (request.headers.get(arrival.fault) === "1") return refuse("That cannot be read.", 400);
  const origin = request.headers.get("origin");
  if (request.method === "POST" && isForeign(origin, request.headers.get("sec-fetch-site")))
    return refuse("This form did not come from our pages: they are at the address that NEXTAUTH_URL names.", 403);
  const fault = request.method === "POST" ? await bodyFault(request, await largestFor(request)) : null;
  if (fault) return refuse(fault.sentence, fault.status);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // A layout does not know its address; the way back after signing in needs it.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  // The framework compares the origin with the name a proxy was asked for, which few proxies pass on.
  if (origin && origin !== "null") headers.set("x-forwarded-host", new URL(origin).host);
  return withHeaders(NextResponse.next({ request: { headers } }), policy);
}

// A cookie that we signed says who may cost us that much work; what they may do is asked where it is done.
async function largestFor({ nextUrl, cookies }: NextRequest): Promise<number> {
  if (!fileForms.has(nextUrl.pathname)) return largestForm;
  const token = (cookies.get("__Host-pendulum.session") ?? cookies.get("pendulum.session"))?.value;
  const claims = token ? await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" }).catch(() => null) : null;
  return claims ? largestFile : largestForm;
}

// Of a form without an origin the browser itself says whether another site sent it.
function isForeign(origin: string | null, site: string | null): boolean {
  if (origin === null) return site === "cross-site";
  return origin === "null" ? site !== "same-origin" : !isOwnOrigin(origin, process.env.NEXTAUTH_URL);
}

// "%ff" alone is half a character; the framework would answer it with a fault of its own.
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function withHeaders(response: NextResponse, policy: string): NextResponse {
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  if (process.env.NEXTAUTH_URL?.startsWith("https:"))
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

export const config = { matcher: ["/((?!_next/static).*)"] };
