import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Viewer } from "./access/viewer";
import { waitFor } from "./auth/limits";
import { isOwnOrigin } from "./requests/arrivals";
import { noteDenial } from "./requests/denials";
import { fromOwnPages, ownPath } from "./auth/origin";
import { currentViewer, formerPersonId } from "./auth/sessions";
import { keepUnsentForm } from "./db";
import { postedForm, sayOnOutage } from "./deadline";
import { env } from "./env";
import { Conflict, constraintSentence, Forbidden, isOutage, NotFound, Refused } from "./errors";
import { formFrom, formValues, nested, ordinary, tooMuch, type Values } from "./requests/form-values";
import { logFault } from "./log";
import { submissionOf } from "./submission";
import { formAgain } from "./unsent-forms/rules";

export type FormState =
  | null
  | { ok: true; data?: unknown; message?: string; values?: Record<string, string> }
  | {
      ok: false;
      message: string;
      fields: Record<string, string>;
      values: Record<string, string> /** Something does not answer now. */;
      isAway?: boolean;
    };

/**
 * Where a success leads, or what it says and hands to the page: otherwise a result stays on the server.
 * `keep` leaves the form as it was filled in, for checking before doing.
 */
type Options<R> = {
  goTo?: (result: R) => string;
  answer?: (result: R) => { message?: string; data?: unknown; keep?: boolean };
  /** A form that takes a file's text. */
  file?: boolean;
};

/**
 * Makes a server action of a mutation: own pages only, a signed-in viewer, not too often, a strict
 * parse, then the mutation. Whatever goes wrong, the answer carries the typed values back.
 */
export function action<S extends z.ZodObject, R>(
  schema: S,
  mutation: (viewer: Viewer, input: z.output<S>) => Promise<R>,
  { goTo, answer, file = false }: Options<R> = {},
) {
  // What tells this change from another with the same fields, in every process of one build.
  const change = `${Object.keys(schema.shape)} ${mutation}`;
  return async (_: FormState, sent: FormData): Promise<FormState> => {
    const form = formFrom(sent);
    const values = formValues(form, file ? { ...ordinary, characters: 8_000_000 } : ordinary);
    if (!values) return refusal(tooMuch);
    const refuse: Refuse = (message, fields) => refusal(message, fields, flat(values));
    // Without JavaScript the page around the answer is made anew, which an outage prevents.
    const posted = await postedForm();
    if (posted) sayOnOutage(formAgain(posted));
    if (!(await fromOwnPages())) return refuse("This form did not come from our pages. Please open the page again.");
    const viewer = await currentViewer();
    if (!viewer) {
      const path = await keepUnsent(values);
      // Without JavaScript the page comes next, and its own redirect (307) would post this form to the sign-in page.
      if (!(await headers()).has("next-action")) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
      return refuse(
        "You were signed out before this was saved. What you wrote is kept: sign in again, in this tab or another, and send it.",
      );
    }
    const wait = await waitFor("form", viewer.personId);
    if (wait) return refuse(`That was a lot at once. Please try again in ${wait} seconds.`);

    const parsed = schema.strict().safeParse(nested(values));
    if (!parsed.success) return refuse("Please look at the marked fields.", fieldSentences(parsed.error));
    const submission = submissionOf(form.get("_key"), viewer.personId, change, values);
    const sender = submission ? { ...viewer, submission } : viewer;
    let result: R;
    try {
      result = await mutation(sender, parsed.data as z.output<S>);
    } catch (error) {
      return answerTo(error, viewer, values, refuse);
    }
    refresh();
    if (goTo) redirect(goTo(result));
    const { keep, ...said } = answer?.(result) ?? {};
    return { ok: true, ...said, ...(keep ? { values: flat(values) } : {}) };
  };
}

type Refuse = (message: string, fields?: Record<string, string>) => FormState;

/** The answer of a form that was not accepted, with what had been typed. */
export function refusal(message: string, fields: Record<string, string> = {}, values: Record<string, string> = {}): FormState {
  return { ok: false, message, fields, values };
}

// Both texts where somebody wrote; who only pressed a button hears that it stands otherwise now.
function conflictAnswer({ message, theirs }: Conflict, values: Values, refuse: Refuse): FormState {
  const written = Object.entries(theirs).filter(([name]) => name in values);
  if (!written.length) return refuse("This changed meanwhile. Look at it as it is now, and do it again if you still want to.");
  return refuse(message, Object.fromEntries(written.map(([name, text]) => [name, `Saved meanwhile: ${text || "(nothing)"}`])));
}

async function answerTo(error: unknown, viewer: Viewer, values: Values, refuse: Refuse): Promise<FormState> {
  unstable_rethrow(error);
  if (error instanceof Refused) return refuse(error.message, error.fields);
  if (error instanceof Conflict) return conflictAnswer(error, values, refuse);
  if (error instanceof NotFound || error instanceof Forbidden) {
    await noteDenial(viewer);
    return refuse(error.message);
  }
  const sentence = constraintSentence(error);
  if (sentence) return refuse(sentence);
  const id = crypto.randomUUID().slice(0, 8);
  logFault(error, id);
  if (isOutage(error))
    return {
      ...refusal(
        `The database does not answer at the moment. Your text is still here: send it again in a few seconds. (${id})`,
        {},
        flat(values),
      ),
      isAway: true,
    } as FormState;
  return refuse(`Something went wrong on our side, and nothing was saved. Your text is still here. (${id})`);
}

const flat = (values: Values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

function fieldSentences(error: z.ZodError): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const issue of error.issues) sentences[nameOf(issue.path)] ??= issue.message;
  return sentences;
}

// Entries of a record have a box of their own; those of a list share one.
const nameOf = (path: PropertyKey[]) => path.filter((part) => typeof part === "string").join(".");

// A passed session must not cost anybody their words, with or without JavaScript. Returns where they stood.
async function keepUnsent(values: Values): Promise<string> {
  const referrer = (await headers()).get("referer") ?? "";
  const path = isOwnOrigin(referrer, env().NEXTAUTH_URL) ? ownPath(new URL(referrer).pathname) : "/";
  const personId = await formerPersonId();
  const fields = Object.fromEntries(Object.entries(flat(values)).filter(([name, value]) => isFilledIn(name, value)));
  if (!personId || !Object.keys(fields).length || (await waitFor("form", personId))) return path;
  await keepUnsentForm(personId, path.slice(0, 300), fields);
  return path;
}

// What somebody wrote or picked, as opposed to the ids a form carries, and secrets.
const isFilledIn = (name: string, value: string) =>
  value.length > 0 &&
  value.length <= 20_000 &&
  !/(^id|Ids?|version|handle)$|password|passphrase/i.test(name) &&
  !/^[\da-f-]{36}$/.test(value);
