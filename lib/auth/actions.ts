"use server";
// Before there is a viewer there is no action(): these check origin and input themselves.
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, refusal } from "@/lib/action";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Refused } from "@/lib/errors";
import { formFrom, formValues, tooMuch } from "@/lib/requests/form-values";
import { clientAddress, fromOwnPages, fromThisMachine, ownPath } from "./origin";
import { setSessionCookie } from "./options";
import { castSchema, setUpSchema, signInSchema } from "./schema";
import { closeSession } from "./sessions";
import { isEmpty, setUpFirstAdministrator } from "./set-up";
import { verifyCredentials } from "./sign-in";

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const input = await parse(signInSchema, form);
  if ("refused" in input) return input.refused;
  const outcome = await verifyCredentials(input.email, input.password, await clientAddress());
  if ("message" in outcome) return refusal(outcome.message, {}, { email: input.email });
  await setSessionCookie(outcome.personId);
  redirect(ownPath(input.next));
}

export async function signInAsCastAction(_: FormState, form: FormData): Promise<FormState> {
  const input = await parse(castSchema, form);
  if ("refused" in input) return input.refused;
  if (!env().PENDULUM_DEMO || !(await fromThisMachine())) return refusal("This works only in the demo, on the machine it runs on.");
  const person = await db(null).person.findFirst({ where: { handle: input.handle }, select: { id: true } });
  if (!person) return refusal("There is no such person in the example company.");
  await setSessionCookie(person.id);
  redirect(ownPath(input.next));
}

export async function setUpAction(_: FormState, form: FormData): Promise<FormState> {
  const input = await parse(setUpSchema, form);
  if ("refused" in input) return input.refused;
  if (!(await isEmpty())) return refusal("Pendulum is set up already. Please sign in.");
  const handle =
    input.name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "administrator";
  try {
    await setSessionCookie(await setUpFirstAdministrator({ ...input, handle }));
  } catch (error) {
    if (error instanceof Refused) return refusal(error.message);
    throw error;
  }
  redirect("/admin");
}

export async function signOutAction(): Promise<void> {
  if (await fromOwnPages()) await closeSession();
  refresh();
  redirect("/sign-in");
}

// The three forms have a handful of fields, and whoever sends them is nobody yet.
const most = { fields: 20, characters: 5000 };

async function parse<S extends z.ZodObject>(schema: S, form: FormData): Promise<z.output<S> | { refused: FormState }> {
  const values = formValues(formFrom(form), most);
  if (!values) return { refused: refusal(tooMuch) };
  const { password: _, ...shown } = values as Record<string, string>;
  if (!(await fromOwnPages())) return { refused: refusal("This form did not come from our pages. Please open the page again.", {}, shown) };
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  return { refused: refusal("Please look at the marked fields.", fields, shown) };
}
