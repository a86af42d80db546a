const started = Date.now();

/** Does one step of a command, saying what it is and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  const open = process.stdout.isTTY;
  process.stdout.write(open ? `· ${what} …` : `· ${what} …\n`);
  const result = await work();
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(open ? `\r✓ ${what} (${seconds} s)\x1b[K\n` : `✓ ${what} (${seconds} s)\n`);
  return result;
}

/** Seconds since the command began. */
export const elapsed = () => ((Date.now() - started) / 1000).toFixed(1);

/** Runs a command's main function; what goes wrong is one plain sentence and exit code 1. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // A connection that nobody took has a code and no message.
    const known = error instanceof Error ? error.message || String((error as { code?: unknown }).code ?? error.name) : String(error);
    process.stderr.write(`\n✗ ${known}\n${process.env.DEBUG && error instanceof Error ? `${error.stack}\n` : ""}`);
    process.exitCode = 1;
  }
}
