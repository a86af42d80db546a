import { cookies } from "next/headers";

export type Theme = "light" | "dark" | "system";

/** What a cookie or a form says; `system` for anything else. */
export function themeOf(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The viewer's theme, from the `theme` cookie. */
export async function currentTheme(): Promise<Theme> {
  return themeOf((await cookies()).get("theme")?.value);
}
