import type { Figure } from "@/lib/disclosures/rules";

/**
 * How many wish it, where neither they nor those who do not are a small group. Where so few lead people that no
 * number could ever be shown, none is, whatever it is.
 */
export function wishFigure(wishes: number, people: number, min: number): Figure {
  if (people < 2 * min) return "held";
  if (wishes < min) return "few";
  return people - wishes < min ? "held" : wishes;
}
