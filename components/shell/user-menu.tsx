import { buttonStyles } from "../ui/button";
import { forgetDrafts } from "../ui/form/draft-keeper";
import { Icon } from "../ui/icon";
import type { ShellActions } from "./shell";
import type { Theme } from "./theme";

type UserMenuProps = { name: string; theme: Theme; actions: ShellActions };

/** The viewer's own corner; a popover, so that it opens without JavaScript. */
export function UserMenu({ name, theme, actions }: UserMenuProps) {
  return (
    <>
      <button type="button" popoverTarget="user-menu" className={buttonStyles({ variant: "quiet", className: "min-w-0" })}>
        <Initials name={name} />
        <span className="max-w-40 truncate max-sm:sr-only">{name}</span>
        <Icon name="chevron-down" />
      </button>
      <div
        id="user-menu"
        popover="auto"
        className="inset-auto top-12 right-4 m-0 w-64 rounded-lg bg-surface p-3 text-fg shadow-pop forced-colors:border open:grid open:gap-3"
      >
        <p className="truncate px-1 text-sm font-medium">{name}</p>
        <ThemeChoice action={actions.chooseTheme} current={theme} />
        <div className="grid gap-1 border-t border-border pt-2">
          <a href="/settings" className={buttonStyles({ variant: "quiet", className: "justify-start" })}>
            <Icon name="settings" /> Settings
          </a>
          {/* Leaving on purpose takes the drafts off this device. */}
          <form action={actions.signOut} onSubmitCapture={forgetDrafts}>
            <button type="submit" className={buttonStyles({ variant: "quiet", className: "w-full justify-start" })}>
              Sign out
            </button>
          </form>
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

const themes = [
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
  { value: "system", label: "System", icon: "monitor" },
] as const;

function ThemeChoice({ action, current }: { action: ShellActions["chooseTheme"]; current: Theme }) {
  return (
    <form action={action}>
      <div role="group" aria-label="Theme" className="grid grid-cols-3 gap-0.5 rounded-md bg-surface-3 p-0.5">
        {themes.map(({ value, label, icon }) => (
          <button key={value} name="theme" value={value} aria-pressed={value === current} className="theme-choice">
            <Icon name={icon} className="size-3.5" /> {label}
          </button>
        ))}
      </div>
    </form>
  );
}
