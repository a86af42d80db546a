// The process that works off jobs beside the server; npm start, demo and dev start it.
import { setTimeout as wait } from "node:timers/promises";
import { keepWorking, outliveOutages } from "@/lib/jobs/worker";

outliveOutages();

const stop = keepWorking();
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // A job that does not end in time is taken over by another process.
    void Promise.race([stop(), wait(8000)]).finally(() => process.exit(0));
  });
