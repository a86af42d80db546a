import "server-only";
import { z } from "zod";

/** Nothing but the press of a button. */
export const wishSchema = z.object({});
