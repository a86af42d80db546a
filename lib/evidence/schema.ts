import "server-only";
import { z } from "zod";
import { isLink } from "@/lib/links/rules";
import { day, id, line, optionalDay, text, version } from "@/lib/text";
import { kinds, sharingSteps } from "./rules";

const url = line(500).refine(isLink, {
  error: ({ input }) => `“${String(input).slice(0, 60)}” does not look like a link. A link begins with https://.`,
});
const listed = (values: unknown) => (Array.isArray(values) ? values : values ? [values] : []);
const links = z
  .string()
  .default("")
  .transform((value) => value.split(/\s+/).filter(Boolean))
  .pipe(z.array(url).max(5, "Five links are enough."));
const competencyIds = z.preprocess(listed, z.array(id).max(12, "Twelve competencies are enough."));
export const readers = z.enum(["shared", "private"], "Please pick one.");
const shared = readers.transform((value) => value === "shared");
const wordy = text(2000, { required: false }).default("");

const facts = {
  kind: z.enum(Object.keys(kinds) as [keyof typeof kinds], "Please pick one."),
  title: line(200, { required: false }).default(""),
  happenedOn: day,
  plainLine: line(300, { required: false }).default(""),
  words: text(5000, { required: false }).default(""),
  links,
  competencyIds,
  shared,
  sharingStep: z
    .union([z.literal("").transform(() => null), z.enum(Object.keys(sharingSteps) as [keyof typeof sharingSteps])])
    .default(null),
  /** Decisions. */
  leftOut: wordy,
  why: wordy,
  upkeep: wordy,
  affected: wordy,
  afterwards: wordy,
  revisitOn: optionalDay,
  /** Multipliers: the colleague by handle, e-mail address or name, and what they can now do. */
  colleague: line(254, { required: false }).default(""),
  ability: line(200, { required: false }).default(""),
};

export const addEvidenceSchema = z.object(facts);
export type AddEvidence = z.output<typeof addEvidenceSchema>;

export const reviseEvidenceSchema = z.object({ ...facts, evidenceId: id, version });
export type ReviseEvidence = z.output<typeof reviseEvidenceSchema>;

/** Whatever was pasted, one address after the other; each once. */
const pasted = z
  .string()
  .max(15_000, "That is too much at once. Please paste twenty links or fewer.")
  .transform((value) => [...new Set(value.split(/\s+/).filter(Boolean))])
  .pipe(z.array(url).min(1, "Please paste a link.").max(20, "Twenty links at once are enough. Please keep the rest for another time."));

export const addLinksSchema = z.object({ link: pasted, competencyId: z.union([z.literal("").transform(() => null), id]).default(null) });
export type AddLinks = z.output<typeof addLinksSchema>;

export const takeBackLinksSchema = z.object({ evidenceIds: z.preprocess(listed, z.array(id).min(1).max(20)) });
export type TakeBackLinks = z.output<typeof takeBackLinksSchema>;

export const evidenceSchema = z.object({ evidenceId: id, version });
export type EvidenceVersion = z.output<typeof evidenceSchema>;
