import "server-only";
import { z } from "zod";
import { isDay, isTimeZone } from "./clock";

// The shapes every form shares. Browsers send CRLF; two ways of writing é are one.
const clean = (value: string) => value.replace(/\r\n?/g, "\n").normalize("NFC").trim();
const number = new Intl.NumberFormat("en-GB");

/** A text of up to `max` characters, which Postgres can keep and any reader can show. */
export function text(max: number, { required = true } = {}) {
  return z
    .string({ error: "Please write something here." })
    .refine((value) => value.isWellFormed() && !value.includes("\0"), "This holds characters that cannot be kept. Please remove them.")
    .transform(clean)
    .refine((value) => !required || value.length > 0, "Please write something here.")
    .refine((value) => value.length <= max, {
      error: (issue) => `That is ${number.format(String(issue.input).length)} characters; there is room for ${number.format(max)}.`,
    });
}

/** One line: no line breaks. */
export const line = (max: number, options?: { required?: boolean }) =>
  text(max, options).refine((value) => !value.includes("\n"), "Please keep this to one line.");

export const id = z.uuid("That is not a valid choice.");
export const handle = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "That is not a valid choice.")
  .max(80);
export const day = z.string().refine(isDay, "Please give a day, such as 2026-11-20.");
export const optionalDay = z.union([z.literal("").transform(() => null), day]).default(null);
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Please give a time, such as 14:30.");
export const email = z.string().transform(clean).pipe(z.email("This does not look like an e-mail address.").max(254));
export const timeZone = z.string().refine(isTimeZone, "There is no such time zone.");
/** The version a form was opened with; see Conflict. */
export const version = z.coerce.number().int().positive();
