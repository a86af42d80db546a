// Eve's last two months: she wants more people in her week than she has; she shares one of them with Mo.
import { addDays, today } from "@/lib/clock";
import { saveWorkMix, shareWorkMix } from "@/lib/work-mixes/mutations";
import { monthOf } from "@/lib/work-mixes/rules";
import { personViewer } from "@/scripts/support/viewer";

const wanted = { coding: 40, reviewAndDesign: 20, people: 25, meetings: 10, other: 5 };
const months = [
  { coding: 55, reviewAndDesign: 20, people: 5, meetings: 15, other: 5 },
  { coding: 50, reviewAndDesign: 20, people: 10, meetings: 15, other: 5 },
];

/** Loads the mixes. */
export async function seedWorkMixes(): Promise<void> {
  const eve = await personViewer("eve");
  const last = monthOf(addDays(monthOf(today(eve.timeZone)), -1));
  const before = monthOf(addDays(last, -1));
  await saveWorkMix(eve, { month: before, side: "wanted", version: 0, ...wanted });
  for (const [index, month] of [before, last].entries())
    await saveWorkMix(eve, { month, side: "real", version: 0, ...(months[index] as typeof wanted) });
  await shareWorkMix(eve, { month: last });
}
