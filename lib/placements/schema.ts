import "server-only";
import { z } from "zod";
import { day, id } from "@/lib/text";

export const placePersonSchema = z.object({
  personId: id,
  levelId: id,
  startedOn: day,
  reason: z.enum(["hired", "grew", "track_move", "returned", "relevelled", "corrected"], "That is not a valid choice."),
});

export type PlacePerson = z.output<typeof placePersonSchema>;
