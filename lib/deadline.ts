// How long one request may wait for the database, over all its questions, and what it answers when that was not enough.
import { AsyncLocalStorage } from "node:async_hooks";
import { isOutage, Outage, Refused } from "./errors";

type Request = { until?: number; outage?: boolean; page?: string; batch?: boolean; form?: () => Promise<FormData> };

/** From a request's first question on; what is left to the five seconds is for saying so. */
const patience = 4000;
const batchPatience = 300_000;

// One for the process: what Next bundles apart has copies of this module.
const kept = globalThis as { pendulumRequests?: AsyncLocalStorage<Request> };
const requests = (kept.pendulumRequests ??= new AsyncLocalStorage<Request>());

/** Makes everything that follows from here, up to the next call, one request. */
export function beginRequest(): Request {
  const request = {};
  requests.enterWith(request);
  return request;
}

/** Milliseconds that the request at hand may still wait; null outside of one, where only the limits of a connection hold. */
export function millisecondsLeft(): number | null {
  const request = requests.getStore();
  if (!request) return null;
  request.until ??= Date.now() + patience;
  return Math.max(0, request.until - Date.now());
}

/** Gives some work of this request a time of its own. */
export function withinSeconds<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  return requests.run({ ...requests.getStore(), until: Date.now() + seconds * 1000 }, work);
}

/**
 * Work on many thousands of rows: it has five minutes as a whole, of 200,000 people on a busy machine too, and connections
 * whose statements may take longer. Refused, with what `at` says it was at, when the database did not finish in time.
 */
export async function asBatch<T>(at: () => string, work: () => Promise<T>): Promise<T> {
  try {
    return await requests.run({ ...requests.getStore(), until: Date.now() + batchPatience, batch: true }, work);
  } catch (error) {
    if (!isOutage(error)) throw error;
    throw new Refused(
      `${at()}, because the database did not finish in time. Nothing was changed. Please try again when the machine has less to do.`,
    );
  }
}

/** Whether this is asked for a batch. */
export const isBatch = (): boolean => requests.getStore()?.batch === true;

/** Waits for an answer of the database no longer than the request may, and remembers whether it failed to give one. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const left = millisecondsLeft();
  let timer: NodeJS.Timeout | undefined;
  // Whoever comes too late is not listened to any more.
  answer.catch(() => undefined);
  const tooLate = new Promise<never>((_, fail) => {
    if (left !== null) timer = setTimeout(() => fail(new Outage()), left);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    const request = requests.getStore();
    if (request && isOutage(error)) request.outage = true;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What the answer 503 of this request says instead of the plain page, should it come to that: a whole HTML document. */
export function sayOnOutage(page: string): void {
  const request = requests.getStore();
  if (request) request.page = page;
}

/** The form that this request posted as browsers do by themselves, with the fields that say where it belongs. */
export async function postedForm(): Promise<FormData | null> {
  return (
    (await requests
      .getStore()
      ?.form?.()
      .catch(() => null)) ?? null
  );
}
