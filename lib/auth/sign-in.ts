import "server-only";
import { authTables, db } from "@/lib/db";
import { countTry, rememberBrowser } from "./limits";
import { Crowded, passwordMatches } from "./passwords";

export const signInFailure = { message: "That e-mail address and password do not belong together." };

/**
 * Who these words belong to, or one sentence that tells nothing else: the one rule of every way in. Limits before it
 * looks anything up or hashes; what counts is failures.
 */
export async function verifyCredentials(
  email: string,
  password: string,
  from: string,
): Promise<{ personId: string } | { message: string }> {
  const usable = email.length <= 254 && password.length <= 1000 && email.isWellFormed() && !email.includes("\0");
  const { wait, forgive } = await countTry(usable ? email : "", from);
  if (wait) return { message: `That was too many tries. Please wait ${Math.ceil(wait / 60)} minutes.` };
  const person = usable ? await employedPerson(email) : null;
  const stored = person ? await authTables.password.findFirst({ where: { personId: person.id }, select: { hash: true } }) : null;
  try {
    if (!(await passwordMatches(stored?.hash, password)) || !person) return signInFailure;
  } catch (error) {
    if (!(error instanceof Crowded)) throw error;
    await forgive();
    return { message: "Many people are signing in right now. Please try again in a moment." };
  }
  await Promise.all([forgive(), rememberBrowser(email)]);
  return { personId: person.id };
}

// Until the day they leave, where they are.
async function employedPerson(email: string) {
  const [person] = await db(null).$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p WHERE p.email = ${email}::citext AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))`;
  return person ?? null;
}
