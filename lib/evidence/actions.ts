"use server";
import { action } from "@/lib/action";
import {
  addEvidence,
  addLinks,
  keepEvidencePrivate,
  removeEvidence,
  restoreEvidence,
  reviseEvidence,
  shareEvidence,
  takeBackLinks,
} from "./mutations";
import { addEvidenceSchema, addLinksSchema, evidenceSchema, reviseEvidenceSchema, takeBackLinksSchema } from "./schema";

export const addEvidenceAction = action(addEvidenceSchema, addEvidence, { goTo: () => "/evidence" });
export const addLinksAction = action(addLinksSchema, addLinks, { goTo: (ids) => `/evidence?kept=${ids.join(",")}` });
export const takeBackLinksAction = action(takeBackLinksSchema, takeBackLinks, { goTo: () => "/evidence" });
export const reviseEvidenceAction = action(reviseEvidenceSchema, reviseEvidence, { goTo: () => "/evidence" });
export const shareEvidenceAction = action(evidenceSchema, shareEvidence);
export const keepEvidencePrivateAction = action(evidenceSchema, keepEvidencePrivate);
export const removeEvidenceAction = action(evidenceSchema, removeEvidence, { goTo: (id) => `/evidence?removed=${id}` });
export const restoreEvidenceAction = action(evidenceSchema, restoreEvidence, { goTo: () => "/evidence" });
