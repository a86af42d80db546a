"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog } from "../ui/dialog";
import { controlStyles } from "../ui/form/form-state";
import type { PaletteLink } from "./palette";

type PaletteDialogProps = { links: readonly PaletteLink[]; open: boolean; onOpenChange: (open: boolean) => void };

export function PaletteDialog({ links, open, onOpenChange }: PaletteDialogProps) {
  return (
    <Dialog title="Go to" hideTitle open={open} onOpenChange={onOpenChange}>
      <Choices links={links} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Choices({ links, close }: { links: readonly PaletteLink[]; close: () => void }) {
  const id = useId();
  const router = useRouter();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = matching(links, text);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  function go(link: PaletteLink | undefined) {
    if (!link) return;
    close();
    router.push(link.href);
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Enter") go(found[at]);
    else if (to !== undefined && found.length) setAt((to + found.length) % found.length);
    else return;
    event.preventDefault();
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <input
        role="combobox"
        aria-label="Go to"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Type to filter"
        value={text}
        onChange={(event) => (setText(event.target.value), setAt(0))}
        onKeyDown={press}
        className={clsx(controlStyles, "h-10")}
      />
      <ul ref={list} id={id} role="listbox" aria-label="Places" className="grid max-h-[50vh] overflow-y-auto">
        {found.map((link, index) => (
          <li
            key={link.href}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => go(link)}
            onMouseMove={() => setAt(index)}
            className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-sm aria-selected:bg-accent-soft aria-selected:text-accent-text forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2"
          >
            <span className="truncate">{link.label}</span>
            {link.group && <span className="shrink-0 text-xs text-fg-muted">{link.group}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className={found.length ? "sr-only" : "px-2.5 pb-1 text-sm text-fg-muted"}>
        {found.length ? `${found.length} places` : "Nothing by that name."}
      </p>
    </div>
  );
}

function matching(links: readonly PaletteLink[], text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return links.filter((link) => words.every((word) => `${link.label} ${link.group ?? ""}`.toLowerCase().includes(word)));
}
