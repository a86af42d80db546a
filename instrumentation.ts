/** Runs once in each process that answers requests, before the first. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("./lib/answers")).watchRequests();
  (await import("./lib/requests/arrivals")).stampArrivals();
}
