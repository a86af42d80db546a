// People of the example company, signed in without a browser.
import { ask, fieldsIn, formOf } from "./raw";

/** The cookie of one of the cast, signed in by the form of the sign-in page as a browser without scripts posts it. */
export async function cookieOf(address: string, who: string): Promise<string> {
  const page = await ask(address, { path: "/sign-in" });
  const fields = fieldsIn(page.text, "Sign in as Eve").map(([name, value]) => [name, name === "handle" ? who : value] as const);
  const { body, headers } = formOf(fields);
  const answer = await ask(address, { method: "POST", path: "/sign-in", body, headers: { ...headers, origin: address } });
  const session = [answer.headers["set-cookie"] ?? []].flat().find((line) => /session=[^;]/.test(line));
  if (!session) throw new Error(`${who} cannot sign in: ${answer.status}`);
  return session.replace(/;.*$/, "");
}
