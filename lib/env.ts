import "server-only";
import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32, "needs at least 32 characters"),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  /** Offers the example company's people with one click, to this machine only. */
  PENDULUM_DEMO: flag,
  PENDULUM_DEVELOPER_PAGES: flag,
  /** The smallest group a figure may speak of. May be raised, never lowered. */
  MIN_GROUP: z.coerce.number().int().min(5).max(100).default(5),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(1440).default(60),
  SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  /** Where mail goes out, such as smtps://user:password@host; without it nothing is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).max(200).optional(),
  /** Months for which it is kept who read whose records; a year at least. */
  READS_KEPT_MONTHS: z.coerce.number().int().min(12).max(1200).default(24),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(10),
});

let read: z.output<typeof schema> | undefined;

/** The configuration, checked once. Throws one sentence per wrong variable, without its value. */
export function env(): z.output<typeof schema> {
  if (read) return read;
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return (read = parsed.data);
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not usable. ${faults.join("; ")}`);
}
