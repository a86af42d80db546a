"use client";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionForm, type FormAction } from "@/components/ui/form/action-form";
import { controlStyles } from "@/components/ui/form/form-state";
import type { NotesView } from "@/lib/private-notes/queries";
import { open, seal } from "./seal";

type Note = NotesView["notes"][number];

/** Writes a note that is encrypted before it leaves the browser. Neither box has a name: nothing of them is ever sent. */
export function SealForm({ action, handle, bound }: { action: FormAction; handle: string; bound: string }) {
  return (
    <Sealing
      action={action}
      label="Sealed note"
      bound={bound}
      words=""
      passphrase=""
      button="Seal it"
      success="Sealed and kept."
      emptyAfter
    >
      <input type="hidden" name="handle" value={handle} />
    </Sealing>
  );
}

/** A sealed note: opened here with the passphrase, changed and sealed again. */
export function SealedNote({ note, bound, action }: { note: Note; bound: string; action: FormAction }) {
  const [passphrase, setPassphrase] = useState("");
  const [words, setWords] = useState<string | null>(null);
  const [fault, setFault] = useState("");
  const id = useId();
  async function unseal() {
    const found = note.sealed && (await open(note.sealed, passphrase, bound));
    setWords(found);
    setFault(found === null ? "This passphrase does not open it. Upper and lower case count." : "");
  }
  if (words !== null)
    return (
      <Sealing
        key={note.version}
        action={action}
        label={`Sealed note of ${note.day}`}
        bound={bound}
        words={words}
        passphrase={passphrase}
        button="Seal it again"
        success="Sealed and kept."
      >
        <input type="hidden" name="noteId" value={note.id} />
        <input type="hidden" name="version" value={note.version} />
      </Sealing>
    );
  return (
    <form
      className="flex flex-wrap items-end gap-2 noscript:hidden"
      aria-label={`Open the sealed note of ${note.day}`}
      onSubmit={(event) => {
        event.preventDefault();
        void unseal();
      }}
    >
      <Secret id={id} label="Passphrase" value={passphrase} change={setPassphrase} fault={fault} />
      <Button type="submit" size="sm">
        Open it
      </Button>
    </form>
  );
}

type SealingProps = {
  action: FormAction;
  label: string;
  bound: string;
  words: string;
  passphrase: string;
  button: string;
  success: string;
  emptyAfter?: boolean;
  children: ReactNode;
};

function Sealing({ action, label, bound, words: first, passphrase: known, button, success, emptyAfter = false, children }: SealingProps) {
  const [words, setWords] = useState(first);
  const [passphrase, setPassphrase] = useState(known);
  const [again, setAgain] = useState(known);
  const [shown, setShown] = useState(false);
  const [fault, setFault] = useState<{ at: "words" | "passphrase" | "again"; sentence: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const sealed = useRef<HTMLInputElement>(null);
  const id = useId();

  const faultAt = (box: "words" | "passphrase" | "again") => (fault?.at === box ? fault.sentence : undefined);

  function wrong(at: "words" | "passphrase" | "again", sentence: string) {
    setFault({ at, sentence });
    document.getElementById(`${id}-${at}`)?.focus();
  }

  async function send() {
    if (!words.trim()) return wrong("words", "Please write something here.");
    if (passphrase.length < 8) return wrong("passphrase", "A passphrase of at least eight characters, please.");
    // Lost for good with a slip nobody saw: it is read, or typed twice.
    if (!shown && passphrase !== again) return wrong("again", "The two passphrases differ. Type it again, or show it.");
    setFault(null);
    setBusy(true);
    const made = await seal(words, passphrase, bound);
    setBusy(false);
    const box = sealed.current;
    if (!box?.form) return;
    box.value = JSON.stringify(made);
    box.form.addEventListener(
      "saved",
      () => {
        if (!emptyAfter) return;
        setWords("");
        setPassphrase("");
        setAgain("");
      },
      { once: true },
    );
    box.form.requestSubmit();
  }
  return (
    <ActionForm action={action} success={success} aria-label={label} className="noscript:hidden">
      {children}
      <input type="hidden" name="sealed" defaultValue="" ref={sealed} />
      <div className="grid gap-1">
        <label htmlFor={`${id}-words`} className="text-sm font-medium">
          What only you should ever read
        </label>
        <textarea
          id={`${id}-words`}
          rows={3}
          maxLength={20_000}
          autoComplete="off"
          className={`${controlStyles} field-sizing-content min-h-20 py-1.5`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          {...wiringOf(`${id}-words`, faultAt("words"))}
        />
        <Fault id={`${id}-words`}>{faultAt("words")}</Fault>
      </div>
      <div className="flex flex-wrap items-start gap-2 *:[button]:mt-6">
        <Secret
          id={`${id}-passphrase`}
          label="Passphrase"
          value={passphrase}
          change={setPassphrase}
          shown={shown}
          fault={faultAt("passphrase")}
        />
        {!shown && <Secret id={`${id}-again`} label="Passphrase again" value={again} change={setAgain} fault={faultAt("again")} />}
        <Button variant="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> the passphrase</span>
        </Button>
        <Button variant="primary" onClick={send} aria-disabled={busy || undefined}>
          {busy ? "Sealing…" : button}
        </Button>
      </div>
    </ActionForm>
  );
}

type SecretProps = {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  shown?: boolean;
  fault: string | undefined;
};

function Secret({ id, label, value, change, shown = false, fault }: SecretProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type={shown ? "text" : "password"}
        autoComplete="off"
        className={`${controlStyles} h-8 max-w-72`}
        value={value}
        onChange={(event) => change(event.target.value)}
        {...wiringOf(id, fault)}
      />
      <Fault id={id}>{fault}</Fault>
    </div>
  );
}

const wiringOf = (id: string, fault: string | undefined) =>
  fault ? ({ "aria-describedby": `${id}-fault`, "aria-invalid": true } as const) : {};

function Fault({ id, children }: { id: string; children: string | undefined }) {
  return (
    <p id={`${id}-fault`} role="alert" className="text-xs font-medium text-danger">
      {children}
    </p>
  );
}
