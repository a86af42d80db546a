// Signing in: what a try costs, and whom a cookie gives itself to.
import type { Fault } from "../fault";

export const doorFaults: Fault[] = [
  {
    kind: "sign-in",
    file: "lib/auth/limits.ts",
    was: "const account = email.toLowerCase();",
    becomes: "const account = email;",
    why: "each spelling of an address has ten tries of its own",
  },
  {
    kind: "sign-in",
    file: "lib/requests/arrivals.ts",
    was: ".at(-1)",
    becomes: ".at(0)",
    why: "a client picks the address it is counted by",
  },
  {
    kind: "sign-in",
    file: "lib/auth/passwords.ts",
    was: "const known = stored ?? (await (nobodys ??= hash(randomUUID(), cost)));",
    becomes: "if (!stored) return false; const known = stored;",
    why: "the time of an answer tells who is here",
  },
  {
    kind: "sign-in",
    file: "lib/auth/sessions.ts",
    was: 'options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },',
    becomes: 'options: { sameSite: "lax" as const, path: "/", secure },',
    why: "scripts read the session",
  },
  {
    kind: "sign-in",
    file: "proxy.ts",
    was: "return claims ? largestFile",
    becomes: "return token ? largestFile",
    why: "anybody sends eight megabytes",
  },
];
