export type GrantKind = "administrator" | "framework_editor" | "leadership";

/** What a right is called and what it opens. */
export const grantWords: Record<GrantKind, { name: string; opens: string }> = {
  administrator: { name: "Administrator", opens: "Manages people, managers, frameworks and access; reads nobody's content." },
  framework_editor: { name: "Framework editor", opens: "Imports and publishes frameworks." },
  leadership: { name: "Leadership", opens: "Sees aggregates of the organisation or of one unit, never one person's matters." },
};

const minutes = 10;

/** Whether somebody proved who they are recently enough to change what others may do. */
export function provedRecently(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() <= minutes * 60_000;
}
