"use server";
import { action } from "@/lib/action";
import { placePerson } from "./mutations";
import { placePersonSchema } from "./schema";

export const placePersonAction = action(placePersonSchema, placePerson);
