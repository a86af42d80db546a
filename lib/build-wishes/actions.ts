"use server";
import { action } from "@/lib/action";
import { forgetWish, wishToBuild } from "./mutations";
import { wishSchema } from "./schema";

export const wishToBuildAction = action(wishSchema, wishToBuild);
export const forgetWishAction = action(wishSchema, forgetWish);
