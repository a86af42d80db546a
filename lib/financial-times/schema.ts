import { z } from "zod";
import { line, text } from "@/lib/text";

// The shape of a job family in Financial-Times/engineering-progression, generations 1 and 2. What it
// may hold beyond these fields is kept as it stands.
const aText = z.string("This should be a text; put quotes around it.");
const id = aText.regex(/^\S+$/, "An id has no spaces.").max(200, "An id has at most 200 characters.");
const key = aText
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "This id should be made of small letters, digits and single hyphens.")
  .max(80, "This id has at most 80 characters.");
const words = (max: number) => aText.pipe(text(max));
const maybe = (max: number) => aText.pipe(text(max, { required: false })).default("");
const rest = z.json("This should be plain data.");

export const financialTimesSchema = z
  .object({
    name: aText.pipe(line(200)),
    summary: maybe(5000),
    levels: z
      .array(z.object({ id: key, name: aText.pipe(line(200)), summary: maybe(5000) }).catchall(rest))
      .min(1, "There is no level here."),
    themes: z.array(z.object({ id: key, name: aText.pipe(line(200)), summary: maybe(5000) }).catchall(rest)),
    competencies: z.array(
      z
        .object({
          id,
          level: aText,
          theme: aText,
          summary: words(5000),
          examples: z.array(words(5000)).default([]),
          proficiency: maybe(200),
        })
        .catchall(rest),
    ),
  })
  .catchall(rest);

export type FinancialTimes = z.output<typeof financialTimesSchema>;
