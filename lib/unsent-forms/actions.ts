"use server";
import { z } from "zod";
import { action } from "@/lib/action";
import { dismissUnsentForms } from "./mutations";

export const dismissUnsentFormsAction = action(z.object({}), dismissUnsentForms);
