/** Works off jobs in this process, beside the server it has started; returns how to end it. */
export async function beginJobs(env: Record<string, string> = {}): Promise<() => Promise<void>> {
  Object.assign(process.env, env);
  // Loaded late: what it needs is made by the first start.
  const { startWorker } = await import("@/lib/jobs/worker");
  const worker = await startWorker();
  return () => worker.stop().catch(() => undefined);
}
