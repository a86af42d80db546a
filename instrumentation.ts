/** Once per process, before it answers anybody: begins to work off jobs. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.PENDULUM_JOBS === "0") return;
  const { startWorker } = await import("@/lib/jobs/worker");
  await startWorker();
}
