import "server-only";
import type { NextAuthOptions, User } from "next-auth";
import { encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";
import { clientAddress } from "./origin";
import { endSession, openSession, sessionCookie } from "./sessions";
import { signInFailure, verifyCredentials } from "./sign-in";

const credentialsSchema = z.object({ email: z.string().max(254).trim(), password: z.string().max(1000) });

/**
 * next-auth as it is set up here: the cookie's token carries only the secret of a Session row, which
 * is read on every request. What the browser sends to "update" a token is ignored.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: env().SESSION_HOURS * 3600 },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        // One constant error, whatever failed: next-auth puts messages into the address.
        authorize: async (credentials) => {
          const said = credentialsSchema.safeParse(credentials);
          const { email, password } = said.success ? said.data : { email: "", password: "" };
          const outcome = await clientAddress()
            .then((from) => verifyCredentials(email, password, from))
            .catch(() => signInFailure);
          return "personId" in outcome ? { id: outcome.personId } : null;
        },
      }),
    ],
    events: { signOut: ({ token }) => (typeof token?.sessionToken === "string" ? endSession(token.sessionToken) : undefined) },
    callbacks: { jwt: ({ token, user }) => (user ? sessionClaims(user) : token), session: ({ session }) => ({ expires: session.expires }) },
  };
}

/** Signs a person in for this browser: the same claims, encoding and cookie as next-auth's own route. */
export async function setSessionCookie(personId: string): Promise<void> {
  const maxAge = env().SESSION_HOURS * 3600;
  const token = await encode({ token: await sessionClaims({ id: personId }), secret: env().NEXTAUTH_SECRET, maxAge });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, token, { ...options, maxAge });
}

async function sessionClaims(user: Pick<User, "id">) {
  return { sessionToken: await openSession(user.id) };
}
