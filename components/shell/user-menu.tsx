import { ChevronDown, Settings } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyles } from "../ui/button";
import { ForgetDrafts } from "./forget-drafts";
import { type ThemeAction, ThemeChoice } from "./theme";

type UserMenuProps = { name: string; detail?: string; settingsHref?: string; themeAction: ThemeAction | string; signOut: ReactNode };

/** The viewer's own corner; a popover, so that it opens without JavaScript. `signOut` is a form. */
export function UserMenu({ name, detail, settingsHref = "/settings", themeAction, signOut }: UserMenuProps) {
  return (
    <>
      <button type="button" popoverTarget="user-menu" className={buttonStyles({ variant: "quiet", className: "min-w-0" })}>
        <Initials name={name} />
        <span className="max-w-40 truncate max-sm:sr-only">{name}</span>
        <ChevronDown />
      </button>
      <div
        id="user-menu"
        popover="auto"
        className="inset-auto top-12 right-4 m-0 w-64 rounded-lg bg-surface p-3 text-fg shadow-pop forced-colors:border open:grid open:gap-3"
      >
        <div className="px-1">
          <p className="truncate text-sm font-medium">{name}</p>
          {detail && <p className="truncate text-xs text-fg-muted">{detail}</p>}
        </div>
        <ThemeChoice action={themeAction} />
        <div className="grid gap-1 border-t border-border pt-2">
          <Link prefetch={false} href={settingsHref} className={buttonStyles({ variant: "quiet", className: "justify-start" })}>
            <Settings /> Settings
          </Link>
          <ForgetDrafts>{signOut}</ForgetDrafts>
        </div>
      </div>
    </>
  );
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("");
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-2xs font-medium text-accent-text uppercase"
    >
      {letters}
    </span>
  );
}
