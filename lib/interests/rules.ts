type Said = { isYes: boolean } | null;
export type InterestStanding = {
  withdrawn: boolean;
  owner: Said;
  manager: Said;
  /** Null for somebody who reports to nobody: then nobody needs to agree to the hours. */
  managerName: string | null;
  ownerName: string;
  begun: boolean;
};

/** How far an interest is, in words for those three who may read it. */
export function standingOf({ withdrawn, owner, manager, managerName, ownerName, begun }: InterestStanding): string {
  if (withdrawn) return "Withdrawn";
  if (begun) return "Both said yes";
  if (owner?.isYes === false) return `${ownerName} said no this time`;
  if (manager?.isYes === false) return `${managerName ?? "The manager"} said no to the hours this time`;
  const waitsFor = [owner ? null : ownerName, manager || managerName === null ? null : managerName].filter((name) => name !== null);
  return `Waits for ${[...new Set(waitsFor)].join(" and ")}`;
}

/** Whether a participation begins: the owner wants them, and the manager, where there is one, gives the hours. */
export const bothSaidYes = ({ owner, manager, managerName }: Pick<InterestStanding, "owner" | "manager" | "managerName">) =>
  owner?.isYes === true && (managerName === null ? manager?.isYes !== false : manager?.isYes === true);
