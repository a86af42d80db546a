"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { buttonStyles } from "../ui/button";
import { Icon } from "../ui/icon";

export type PaletteLink = { href: string; label: string; group?: string };

// Loaded at the first opening: no page pays for it otherwise.
const PaletteDialog = dynamic(() => import("./palette-dialog").then((file) => file.PaletteDialog), { ssr: false });

/** Ctrl/Cmd+K or the button: a list of places to go, filtered while typing. */
export function Palette({ links }: { links: readonly PaletteLink[] }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  function change(next: boolean) {
    setWanted(true);
    setOpen(next);
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setWanted(true);
      setOpen((now) => !now);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => change(true)}
        className={buttonStyles({ className: "justify-start font-normal text-fg-muted sm:w-56 noscript:hidden" })}
      >
        <Icon name="search" /> Go to…
        <kbd className="ml-auto rounded-sm border border-border px-1 font-sans text-2xs max-sm:hidden" aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      {wanted && <PaletteDialog links={links} open={open} onOpenChange={change} />}
    </>
  );
}
