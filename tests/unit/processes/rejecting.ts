// A worker of jobs in which something is rejected that nobody waits for; it says so when it outlives that.
import { outliveOutages } from "@/lib/jobs/worker";

outliveOutages();
const code = process.argv[2];
void Promise.reject(Object.assign(new Error("connect failed"), code ? { code } : {}));
setTimeout(() => process.stdout.write("still here"), 50);
