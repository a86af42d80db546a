import { type Shown, sumOfShown, showAlone } from "@/lib/disclosures/rules";

/** A number as it would be shown, whatever it is, for what takes figures. */
export const shown = (people: number): Shown => sumOfShown([showAlone(people, 0)]);
