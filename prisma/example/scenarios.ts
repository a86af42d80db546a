import { saveScenario } from "@/lib/scenarios/mutations";
import { personViewer } from "@/scripts/support/viewer";

/** What Lea weighs for the next two years. */
export async function seedScenarios(): Promise<void> {
  await saveScenario(await personViewer("lea"), {
    name: "Fewer juniors, more staff",
    unit: null,
    framework: "pendulum",
    rates: { junior: "1 0 1 0", senior: "2 0.5 1 0.25", staff: "1 0 0 0", "team-lead": "0 0 0 0.25" },
  });
}
