"use server";
import { z } from "zod";
import { action } from "@/lib/action";
import { env } from "@/lib/env";
import { endFeed, renewFeed } from "./mutations";

export const renewFeedAction = action(z.object({}), renewFeed, {
  answer: (token) => ({ data: { address: `${env().NEXTAUTH_URL.replace(/\/$/, "")}/api/calendar/${token}` } }),
});
export const endFeedAction = action(z.object({}), endFeed);
