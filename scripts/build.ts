import { ensureBuild } from "./support/app";
import { main, step } from "./support/progress";

await main(() => step("Building the app (only when something changed)", async () => void (await ensureBuild())));
