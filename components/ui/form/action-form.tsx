"use client";
import { clsx } from "clsx";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import {
  type ComponentProps,
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { Button, type ButtonStyle } from "../button";
import { controlsOf } from "./controls";
import { useDraft } from "./draft";
import { DraftNote, Refusal, Saved } from "./form-notes";
import { FormContext, type FormState, useFormState } from "./form-state";
import { toast } from "../toast";
import { useReturn } from "./use-return";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
type ActionFormProps = {
  action: FormAction;
  children: ReactNode;
  success?: string;
  resetOnSuccess?: boolean;
  draftKey?: string;
  draftSecret?: string;
  className?: string;
  "aria-label"?: string;
};

/**
 * The one form of the product. It posts without JavaScript; with it, typed text is never reset. Fields show
 * the errors of their names. `draftKey` names the record: drafts stay on the device, apart for each person, and
 * unreadable without the `draftSecret` if there is one.
 */
export function ActionForm({
  action,
  children,
  success,
  resetOnSuccess = false,
  draftKey,
  draftSecret,
  className,
  ...rest
}: ActionFormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const sent = useRef<Record<string, string>>({});
  // A sending of which nobody knows whether it arrived: the same words again are the same sending, others are not.
  const unanswered = useRef<{ content: string; key: string }>(null);
  const [served, servedAction] = useActionState(action, null);
  const [answer, setAnswer] = useState<FormState>(null);
  const [key] = useState(newKey);
  const [submitter, setSubmitter] = useState("");
  const [pending, startTransition] = useTransition();
  const draft = useDraft(form, draftKey, served === null, draftSecret);
  const state = answer ?? served;
  useReturn(answer?.ok === false && answer.isAway === true, () => setAnswer((now) => (now?.ok === false ? { ...now, ...isBack } : now)));

  useEffect(() => {
    if (state?.ok === false) focusFirstWrong(form.current, Object.keys(state.fields), alert.current);
    if (answer?.ok) {
      // What was typed while it was on its way is the next one.
      if (resetOnSuccess && form.current && holdsAs(form.current, sent.current)) form.current.reset();
      form.current?.dispatchEvent(new Event("saved", { bubbles: true }));
    }
  }, [state, answer, resetOnSuccess]);

  function done(message: string | undefined) {
    draft.clear();
    if (message) toast(message, { tone: "ok" });
  }

  function discardDraft() {
    form.current?.reset();
    draft.clear();
  }

  async function send(data: FormData) {
    try {
      const next = await action(state, data);
      unanswered.current = null;
      if (next?.ok) done(next.message ?? success);
      setAnswer(next);
    } catch (error) {
      if (isRedirect(error)) done(success);
      unstable_rethrow(error);
      setAnswer({
        ok: false,
        ...unanswer(error, form.current ? controlsOf(form.current).length > 0 : true),
        fields: {},
        values: texts(data),
      });
    } finally {
      busy.current = false;
    }
  }

  // React resets a form whose action it runs itself; running it here keeps every typed value.
  function submit(event: FormEvent<HTMLFormElement>) {
    const by = (event.nativeEvent as SubmitEvent).submitter;
    if (by?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setSubmitter(by?.id ?? "");
    const data = new FormData(event.currentTarget, by);
    sent.current = texts(data);
    const { _key, ...content } = sent.current;
    if (unanswered.current?.content !== JSON.stringify(content)) unanswered.current = { content: JSON.stringify(content), key: newKey() };
    data.set("_key", unanswered.current.key);
    startTransition(() => send(data));
  }

  return (
    <FormContext value={{ id, state, pending, submitter }}>
      <form
        ref={form}
        action={servedAction}
        onSubmit={submit}
        noValidate
        aria-busy={pending || undefined}
        className={clsx("grid grid-cols-[minmax(0,1fr)] content-start gap-4", className)}
        {...rest}
      >
        <input type="hidden" name="_key" value={key} autoComplete="off" suppressHydrationWarning />
        {state?.ok === false && <Refusal id={id} state={state} ref={alert} />}
        {!answer && served?.ok && <Saved>{served.message ?? success}</Saved>}
        {draft.back && <DraftNote note={draft.back} discard={discardDraft} />}
        {children}
        {draftKey && <DraftNote note={draft.note} discard={draft.back ? undefined : discardDraft} />}
      </form>
    </FormContext>
  );
}

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & ButtonStyle & { pendingText?: string };

/** Sends the form around it, and says so while it does. */
export function SubmitButton({ children, pendingText = "Saving…", variant = "primary", ...rest }: SubmitButtonProps) {
  const id = useId();
  const { pending, submitter } = useFormState();
  const sending = pending && submitter === id;
  return (
    <Button type="submit" id={id} variant={variant} aria-disabled={pending || undefined} {...rest}>
      <span className="grid justify-items-center *:col-start-1 *:row-start-1">
        <span className={clsx("inline-flex items-center gap-1.5", sending && "invisible")}>{children}</span>
        <span className={sending ? "" : "invisible"} aria-hidden={!sending}>
          {pendingText}
        </span>
      </span>
    </Button>
  );
}

function focusFirstWrong(form: HTMLFormElement | null, names: string[], otherwise: HTMLElement | null) {
  const wrong = [...(form?.elements ?? [])].find(
    (element) => names.includes(element.getAttribute("name") ?? "") && element.getAttribute("type") !== "hidden",
  );
  ((wrong as HTMLElement | undefined) ?? otherwise)?.focus();
}

// No answer is no proof that nothing was saved; the same words again are the same sending.
function unanswer(error: unknown, holdsText: boolean): { message: string; isAway: boolean } {
  const kept = holdsText ? " Your text is still here." : "";
  if (unstable_isUnrecognizedActionError(error))
    return { message: "Pendulum was updated meanwhile. Copy your text, reload this page and send it again.", isAway: false };
  if (isSaid(error)) return { message: `${error.message}${kept}`, isAway: false };
  return { message: `No answer came.${kept} Send it again: what arrived is not saved twice.`, isAway: true };
}

// What the server refused in plain words arrives as an error of those words; a line that broke is a TypeError.
const isSaid = (error: unknown): error is Error =>
  error instanceof Error && error.constructor === Error && !("digest" in error) && !error.message.startsWith("An unexpected response");

const isBack = { isAway: false, message: "The connection is back. Send it again: what arrived is not saved twice." };

const isRedirect = (error: unknown) => error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT");

const holdsAs = (form: HTMLFormElement, sent: Record<string, string>) =>
  Object.entries(texts(new FormData(form))).every(([name, value]) => /^[_$]/.test(name) || sent[name] === value);

const texts = (data: FormData) =>
  Object.fromEntries(
    [...new Set(data.keys())].map((name) => [
      name,
      data
        .getAll(name)
        .filter((value) => typeof value === "string")
        .join(","),
    ]),
  );

// crypto.randomUUID is missing on plain http, where many try a self-hosted tool first.
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
