"use server";
import { action } from "@/lib/action";
import { importChecked } from "./mutations";
import { importPeopleSchema } from "./schema";

export const importPeopleAction = action(importPeopleSchema, importChecked, {
  file: true,
  answer: (summary) => ({
    data: summary,
    keep: !summary.applied,
    message: summary.applied ? "Imported." : "Checked. Nothing was changed.",
  }),
});
