import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { decode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { mintViewer, type Viewer, type ViewerGrant } from "@/lib/access/viewer";
import { authTables, db } from "@/lib/db";
import { env } from "@/lib/env";

/** The session cookie: bound to this host on https. */
export function sessionCookie() {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  return {
    name: secure ? "__Host-pendulum.session" : "pendulum.session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Opens a session for a person and returns its secret; only the hash is kept. */
export async function openSession(personId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  // By the clock that ends it too: the database's may be some seconds ahead.
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + env().SESSION_HOURS * 3_600_000);
  await authTables.session.create({ data: { personId, tokenHash: hashToken(token), createdAt, expiresAt } });
  return token;
}

/** Ends the session of this request, for every copy of its cookie. */
export async function closeSession(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  const { name, options } = sessionCookie();
  // With the attributes it was set with: browsers refuse to clear a __Host- cookie otherwise.
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** Ends a session by its secret. */
export async function endSession(token: string): Promise<void> {
  await authTables.session.updateMany({ where: { tokenHash: hashToken(token), endedAt: null }, data: { endedAt: new Date() } });
}

/** Who is asking, or null. Session, person and grants are read anew on every request, in one query. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const token = await sessionToken();
  if (!token) return null;
  const [row] = await db(null).$queryRaw<SessionRow[]>`
    SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt", s.authenticated_at AS "authenticatedAt",
           p.id AS "personId", p.handle, p.name, p.time_zone AS "timeZone", p.line_path AS "linePath",
           (SELECT coalesce(json_agg(json_build_object('kind', g.kind, 'unitId', g.org_unit_id, 'unitPath', u.path)), '[]')
              FROM access_grant g LEFT JOIN org_unit u ON u.id = g.org_unit_id WHERE g.person_id = p.id) AS grants,
           EXISTS (SELECT FROM reporting_line l WHERE l.manager_id = p.id AND l.ended_on IS NULL) AS leads,
           has_unsent_forms(p.id) AS "hasUnsentForms",
           (SELECT count(*)::int FROM (SELECT FROM notice n WHERE n.person_id = p.id AND n.seen_at IS NULL LIMIT 10) unseen) AS "unseenNotices"
      FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.token_hash = ${hashToken(token)} AND s.ended_at IS NULL AND s.expires_at > now()
       AND s.last_seen_at > now() - make_interval(mins => ${env().SESSION_IDLE_MINUTES}::int)
       AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))`;
  if (!row) return null;
  const { sessionId, lastSeenAt, ...facts } = row;
  // Once a minute is enough to tell idle from busy.
  if (Date.now() - lastSeenAt.getTime() > 60_000)
    await authTables.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } });
  return mintViewer(facts);
});

/** Who is asking; sends everybody else to the sign-in page, and back to this one afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const from = (await headers()).get("x-path") ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(from)}`);
}

/**
 * Whose session this request's cookie was, if it ran out and nobody ended it: for keeping what they had typed. Of a
 * session that was ended, by its person or for them, the cookie means nothing any more.
 */
export async function formerPersonId(): Promise<string | null> {
  const token = await sessionToken();
  if (!token) return null;
  const [session] = await db(null).$queryRaw<{ personId: string }[]>`
    SELECT p.id AS "personId" FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.token_hash = ${hashToken(token)} AND s.ended_at IS NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))`;
  return session?.personId ?? null;
}

type SessionRow = {
  sessionId: string;
  lastSeenAt: Date;
  authenticatedAt: Date;
  personId: string;
  handle: string;
  name: string;
  timeZone: string;
  linePath: string;
  grants: ViewerGrant[];
  leads: boolean;
  hasUnsentForms: boolean;
  unseenNotices: number;
};

async function sessionToken(): Promise<string | null> {
  const value = (await cookies()).get(sessionCookie().name)?.value;
  if (!value) return null;
  const known = opened.get(value);
  if (known) return known;
  const claims = await decode({ token: value, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof claims?.sessionToken !== "string") return null;
  if (opened.size >= 10_000) opened.clear();
  opened.set(value, claims.sessionToken);
  return claims.sessionToken;
}

// What a cookie holds never changes, and opening it costs as much as the query; whether it counts, the row says.
const opened = new Map<string, string>();
