import "server-only";
import { z } from "zod";
import { email, handle, line } from "@/lib/text";

const password = z
  .string()
  .min(12, "Please use at least 12 characters.")
  .max(1000)
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "This holds characters that cannot be kept.");

export const signInSchema = z.object({
  email,
  password: z.string().min(1, "Please enter your password.").max(1000),
  next: z.string().max(500).default("/"),
});
export const setUpSchema = z.object({ name: line(200), email, password });
export const castSchema = z.object({ handle, next: z.string().max(500).default("/") });
