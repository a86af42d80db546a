import { Monitor, Moon, Sun } from "lucide-react";
import { cookies } from "next/headers";

export type Theme = "light" | "dark" | "system";
export type ThemeAction = (form: FormData) => Promise<void>;

const choices = [
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
  { value: "system", label: "System", Icon: Monitor },
] as const;

/** What a cookie or a form says; `system` for anything else. */
export function themeOf(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The viewer's theme, from the `theme` cookie. */
export async function currentTheme(): Promise<Theme> {
  return themeOf((await cookies()).get("theme")?.value);
}

/** Posts `theme` to a server action, or to the address of a route handler; either sets the cookie. Works without JavaScript. */
export async function ThemeChoice({ action }: { action: ThemeAction | string }) {
  const current = await currentTheme();
  return (
    <form action={action} {...(typeof action === "string" ? { method: "post" } : {})}>
      <div role="group" aria-label="Theme" className="grid grid-cols-3 gap-0.5 rounded-md bg-surface-3 p-0.5">
        {choices.map(({ value, label, Icon }) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-pressed={value === current}
            className="flex h-7 items-center justify-center gap-1.5 rounded-sm px-2 text-xs text-fg-muted hover:text-fg aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-fg aria-pressed:shadow-[0_0_0_1px_var(--border-strong)] forced-colors:aria-pressed:outline-2"
          >
            <Icon className="size-3.5" /> {label}
          </button>
        ))}
      </div>
    </form>
  );
}
