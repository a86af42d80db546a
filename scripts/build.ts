import { ensureBuild } from "./app";
import { main, step } from "./progress";

await main(() => step("Building the app (only when something changed)", async () => void (await ensureBuild())));
