import type { GrantKind } from "@/prisma/generated/enums";

declare const minted: unique symbol;

/** A right beyond the reporting line; `unitPath` null means the whole organisation. */
export type ViewerGrant = { kind: GrantKind; unitId: string | null; unitPath: string | null };

/**
 * Who is asking. Only lib/auth and the tests' support make one, so that a function which takes a
 * Viewer cannot be called without somebody having established who it is.
 */
export type Viewer = {
  readonly personId: string;
  readonly handle: string;
  readonly name: string;
  readonly timeZone: string;
  /** The current reporting line; whoever is below starts with it. */
  readonly linePath: string;
  readonly grants: readonly ViewerGrant[];
  /** Whether anybody reports to this person now. */
  readonly leads: boolean;
  /** Whether something they typed was kept when a session ended. */
  readonly hasUnsentForms?: boolean;
  /** How many notices they have not seen, counted up to ten. */
  readonly unseenNotices?: number;
  /** When this person last proved who they are. */
  readonly authenticatedAt: Date;
  /** What tells this sending of a form from others, if any: sent twice, it happens once. */
  readonly submission?: string;
  readonly [minted]: true;
};

export function mintViewer(facts: Omit<Viewer, typeof minted>): Viewer {
  return facts as Viewer;
}
