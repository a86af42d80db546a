"use server";
import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { fromOwnPages } from "@/lib/auth/origin";
import { formFrom } from "@/lib/requests/form-values";

/** Keeps the chosen theme in a cookie for a year; nobody's data, so there is no viewer to ask. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  if (!(await fromOwnPages())) return;
  const theme = ["light", "dark"].find((choice) => choice === formFrom(form).get("theme")) ?? "system";
  (await cookies()).set("theme", theme, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  refresh();
}
