import "server-only";
import { z } from "zod";
import { id } from "@/lib/text";

export const grantAccessSchema = z.object({
  personId: id,
  kind: z.enum(["administrator", "framework_editor", "leadership"], "That is not a valid choice."),
  /** The unit that leadership is granted for; none means the whole organisation. */
  unitId: z.union([z.literal("").transform(() => null), id]).default(null),
});

export const withdrawGrantSchema = z.object({ grantId: id });

export type GrantAccess = { personId: string; kind: z.output<typeof grantAccessSchema>["kind"]; unitId?: string | null };
export type WithdrawGrant = z.output<typeof withdrawGrantSchema>;
