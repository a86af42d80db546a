import "server-only";
import pino from "pino";

/** Structured logs. Nothing a person wrote is ever logged: errors by name, code and place only. */
export const log = pino({ base: null });

/** Logs an unexpected error under an id that the page can show. */
export function logFault(error: unknown, id: string): void {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  // The message may quote a value; the frames cannot.
  const frames = stack
    ?.split("\n")
    .filter((row) => row.trim().startsWith("at "))
    .slice(0, 12);
  log.error({ id, name, code, frames }, "unexpected error");
}
