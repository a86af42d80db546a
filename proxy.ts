// Hygiene for every request: methods, sizes, and headers. Never authorisation.
import { type NextRequest, NextResponse } from "next/server";

const methods = new Set(["GET", "HEAD", "POST"]);
// Above the largest form (a pasted CSV has its own command and page); the framework cuts at 10 MB without a word.
const largestBody = 8 * 1024 * 1024;

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

  if (!isReadable(request.nextUrl.pathname)) return withHeaders(new NextResponse("There is no such address.", { status: 404 }), policy);
  if (!methods.has(request.method)) return withHeaders(new NextResponse("Method not allowed", { status: 405 }), policy);
  if (await isTooLarge(request)) return withHeaders(new NextResponse("That is too large to send.", { status: 413 }), policy);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // A layout does not know its address; the way back after signing in needs it.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  return withHeaders(NextResponse.next({ request: { headers } }), policy);
}

// A body that does not say its length is counted: the framework would answer 500 only when it has all of it.
async function isTooLarge({ headers, body }: NextRequest): Promise<boolean> {
  const said = headers.get("content-length");
  if (said !== null || !body) return Number(said) > largestBody;
  let bytes = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > largestBody) return true;
  }
  return false;
}

// "%ff" alone is half a character; the framework would answer it with a fault of its own.
function isReadable(path: string): boolean {
  try {
    return Boolean(decodeURIComponent(path));
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
