import "server-only";
import { z } from "zod";
import { trackKinds } from "@/lib/opportunities/rules";
import { day, id, line, text, version } from "@/lib/text";

const listed = (values: unknown) => (Array.isArray(values) ? values : values ? [values] : []);
const few = (most: number, why: string) =>
  z.preprocess(
    listed,
    z
      .array(id)
      .max(most, why)
      .transform((ids) => [...new Set(ids)]),
  );
const percent = "Between 5 and 100 %, please.";

const terms = {
  title: line(120),
  track: z.enum(trackKinds as [(typeof trackKinds)[number]], "Please pick one."),
  /** By handle, e-mail address or name. */
  sponsor: line(254),
  startsOn: day,
  endsOn: day,
  share: z.coerce.number(percent).int(percent).min(5, percent).max(100, percent),
  findOut: text(1000),
  promise: text(2000),
  ledIds: few(50, "Fifty people are enough."),
  /** Further people who are led: names, handles or e-mail addresses, with commas between them. */
  others: line(1000, { required: false }).default(""),
  competencyIds: few(12, "Twelve competencies are enough."),
};

export const proposeTrialSchema = z.object({
  ...terms,
  participationId: z.union([z.literal("").transform(() => null), id]).default(null),
});
export type ProposeTrial = z.output<typeof proposeTrialSchema>;

export const reviseTrialSchema = z.object({ ...terms, trialId: id, version });
export type ReviseTrial = z.output<typeof reviseTrialSchema>;
export type Terms = Omit<ReviseTrial, "trialId" | "version">;

export const signTrialSchema = z.object({ trialId: id, version });
export type SignTrial = z.output<typeof signTrialSchema>;

export const endTrialSchema = z.object({ trialId: id, words: text(500, { required: false }).default("") });
export type EndTrial = z.output<typeof endTrialSchema>;
