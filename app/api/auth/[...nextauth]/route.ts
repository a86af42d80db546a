import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/options";
import { env } from "@/lib/env";

type Context = { params: Promise<{ nextauth: string[] }> };
const answer: (request: Request, context: Context) => Promise<Response> = (request, context) => NextAuth(authOptions())(request, context);

/** next-auth's own addresses, for what it can read: it would answer two callback addresses, or a list, with a fault. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // It looks at the first two parts alone, whatever follows.
  if (nextauth.length > 2) return new Response("There is no such address.", { status: 404 });
  // A password arrives as a form; what only reads the address would be a fault of its own.
  if (request.method !== "POST" && nextauth.join("/") === "callback/credentials")
    return new Response("Method not allowed", { status: 405 });
  const asked = fieldsOf(request.nextUrl.searchParams);
  const isPost = request.method === "POST";
  const body = isPost ? await request.text() : "";
  const sent = isPost ? bodyOf(body, request.headers.get("content-type") ?? "") : {};
  const cookie = request.cookies.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value;
  if (!asked || !sent || ![asked.callbackUrl, sent.callbackUrl, cookie].every(isAddress))
    return new Response("That cannot be read.", { status: 400, headers: { "cache-control": "no-store" } });
  // Its body has been read, so that it goes on as another request.
  return answer(isPost ? new NextRequest(request.url, { method: "POST", headers: request.headers, body }) : request, context);
}

type Fields = Record<string, unknown>;

function bodyOf(body: string, type: string): Fields | null {
  if (!type.includes("application/json")) return fieldsOf(new URLSearchParams(body));
  try {
    const fields: unknown = JSON.parse(body);
    const isFlat = fields && typeof fields === "object" && Object.values(fields).every((value) => typeof value !== "object");
    return isFlat && !Array.isArray(fields) ? (fields as Fields) : null;
  } catch {
    return null;
  }
}

function fieldsOf(params: URLSearchParams): Fields | null {
  const fields = Object.fromEntries(params);
  return Object.keys(fields).length === params.size ? fields : null;
}

function isAddress(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "string") return false;
  return value.startsWith("/") ? URL.canParse(value, env().NEXTAUTH_URL) : URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

export { handler as GET, handler as POST };
