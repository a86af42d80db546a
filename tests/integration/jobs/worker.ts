// A process that works off jobs until it is ended, or killed.
import { startWorker } from "@/lib/jobs/worker";

await startWorker();
