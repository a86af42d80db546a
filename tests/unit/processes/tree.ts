// A command that starts two processes and prints their ids, as npm start does: `node tree.ts [code of the second]`.
import { liveAndDieTogether, startProcess, whenAskedToEnd } from "@/scripts/support/processes";

const asked = whenAskedToEnd();
const code = process.argv[2];
const sleeper = "setInterval(() => undefined, 1000)";
const first = startProcess(["-e", sleeper], {}, "ignore");
const second = startProcess(["-e", code ? `setTimeout(() => process.exit(${code}), 300)` : sleeper], {}, "ignore");
process.stdout.write(`${JSON.stringify([first.pid, second.pid])}\n`);
process.exit(await liveAndDieTogether({ first, second }, asked));
