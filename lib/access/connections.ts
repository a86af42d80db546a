import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { inTime, millisecondsLeft } from "../deadline";

/**
 * Who asks the database, and what for. A purpose lets a statement read across people: `figures` for those of the
 * organisation, `jobs` for what belongs to nobody's request. Without either, a person finds what is theirs to find.
 */
export type Asker = { personId: string; purpose: "" | "figures" | "jobs" };

const nobody: Asker = { personId: "", purpose: "" };

/** What belongs to nobody's request and works on everybody's rows. */
export const jobs: Asker = { personId: "", purpose: "jobs" };

// One for the process, as the pool is: what Next bundles apart has copies of this module, and whoever said it to one
// copy's storage would ask through another's pool as nobody.
const kept = globalThis as { pendulumAsking?: AsyncLocalStorage<Asker> };
const asking = (kept.pendulumAsking ??= new AsyncLocalStorage<Asker>());

/** Whatever this work asks of an AskingPool before it ends, it asks as this person. */
export const askAs = <T>(asker: Asker, work: () => T): T => asking.run(asker, work);

type Handed = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: Error) => void) => void;

/**
 * A pool whose connections know who asks, for row-level security. It is said once a connection and person: a page's
 * queries mostly find one that has heard it. A connection that could not be told is closed, never handed out.
 */
export class AskingPool extends pg.Pool {
  private readonly told = new WeakMap<pg.PoolClient, string>();

  constructor(
    config: pg.PoolConfig,
    private readonly always?: Asker,
  ) {
    // Whatever the server's zone: a person's day is asked for by their own.
    super({ ...config, options: "-c TimeZone=UTC" });
    // A connection that breaks is replaced; its queries say so themselves.
    this.on("error", () => undefined).on("connect", (client) => client.on("error", () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(handed: Handed): void;
  override connect(handed?: Handed): Promise<pg.PoolClient> | undefined {
    const client = this.tell(super.connect(), this.always ?? asking.getStore() ?? nobody);
    if (!handed) return client;
    client.then(
      (ready) => handed(undefined, ready, (error) => ready.release(error)),
      (error: Error) => handed(error),
    );
    return undefined;
  }

  // A single question waits for a connection and for its answer no longer than its request may. Who gives up closes the
  // connection, so that the next one does not queue behind.
  override query(...[asked, ...rest]: unknown[]): never {
    const left = millisecondsLeft();
    const config = left === null || typeof asked !== "object" ? asked : { ...asked, query_timeout: Math.max(1, left) };
    const answer = (super.query as (...args: unknown[]) => Promise<unknown> | undefined).call(this, config, ...rest);
    return (answer ? inTime(answer) : answer) as never;
  }

  private async tell(connecting: Promise<pg.PoolClient>, { personId, purpose }: Asker): Promise<pg.PoolClient> {
    const client = await connecting;
    const asker = `${personId} ${purpose}`;
    if ((this.told.get(client) ?? " ") === asker) return client;
    this.told.delete(client);
    try {
      await client.query({ name: "asker", text: saysWhoAsks, values: [personId, purpose] });
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    this.told.set(client, asker);
    return client;
  }
}

const saysWhoAsks = "SELECT set_config('app.person_id', $1, false), set_config('app.purpose', $2, false)";
