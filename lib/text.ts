import "server-only";
import { z } from "zod";
import { isDay, isTimeZone } from "./clock";

// The shapes every form shares. Browsers send CRLF; two ways of writing é are one. Normalising sorts the marks on
// a letter, which takes for ever when there are thousands: length and marks come first.
const lines = (value: string) => value.replace(/\r\n?/g, "\n").trim();
const compose = (value: string) => value.normalize("NFC").trim();
const canBeKept = (value: string) => value.isWellFormed() && !value.includes("\0") && !/\p{M}{31}/u.test(value);
const cannotBeKept = { error: "This holds characters that cannot be kept. Please remove them.", abort: true };
// A letter with its marks apart, as some systems write it, is up to three.
const apart = 3;
const number = new Intl.NumberFormat("en-GB");

/** A text of up to `max` characters, which Postgres can keep and any reader can show. */
export function text(max: number, { required = true } = {}) {
  return z
    .string({ error: "Please write something here." })
    .transform(lines)
    .refine((value) => value.length <= max * apart, { error: (issue) => tooLong(String(issue.input), max), abort: true })
    .refine(canBeKept, cannotBeKept)
    .transform(compose)
    .refine((value) => !required || value.length > 0, "Please write something here.")
    .refine((value) => value.length <= max, { error: (issue) => tooLong(String(issue.input), max) });
}

const tooLong = (value: string, max: number) =>
  `That is ${number.format(value.length)} characters; there is room for ${number.format(max)}.`;

/** One line: no line breaks. */
export const line = (max: number, options?: { required?: boolean }) =>
  text(max, options).refine((value) => !value.includes("\n"), "Please keep this to one line.");

export const id = z.uuid("That is not a valid choice.");
export const handle = z
  .string()
  .max(80, { error: "That is not a valid choice.", abort: true })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "That is not a valid choice.");
export const day = z.string().refine(isDay, "Please give a day, such as 2026-11-20.");
export const optionalDay = z.union([z.literal("").transform(() => null), day]).default(null);
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Please give a time, such as 14:30.");
export const email = text(254, { required: false }).pipe(z.email("This does not look like an e-mail address."));
export const timeZone = z.string().refine(isTimeZone, "There is no such time zone.");
/** The version a form was opened with; see Conflict. */
export const version = z.coerce.number().int().positive();
