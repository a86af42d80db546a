"use server";
import { action } from "@/lib/action";
import { addEvidence, addLink, keepEvidencePrivate, removeEvidence, restoreEvidence, reviseEvidence, shareEvidence } from "./mutations";
import { addEvidenceSchema, addLinkSchema, evidenceSchema, reviseEvidenceSchema } from "./schema";

export const addEvidenceAction = action(addEvidenceSchema, addEvidence, { goTo: () => "/evidence" });
export const addLinkAction = action(addLinkSchema, addLink);
export const reviseEvidenceAction = action(reviseEvidenceSchema, reviseEvidence, { goTo: () => "/evidence" });
export const shareEvidenceAction = action(evidenceSchema, shareEvidence);
export const keepEvidencePrivateAction = action(evidenceSchema, keepEvidencePrivate);
export const removeEvidenceAction = action(evidenceSchema, removeEvidence, { goTo: (id) => `/evidence?removed=${id}` });
export const restoreEvidenceAction = action(evidenceSchema, restoreEvidence, { goTo: () => "/evidence" });
