"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Sidebar, type NavGroup } from "./sidebar";
import { SkipLink } from "./skip-link";
import { useSoftLinks } from "./soft-links";
import type { Theme } from "./theme";
import { TopBar } from "./top-bar";
import { UserMenu } from "./user-menu";

/** Posts `theme` and sets the cookie; ends the session. Both work without JavaScript. */
export type ShellActions = Record<"chooseTheme" | "signOut", (form: FormData) => Promise<void>>;
type ShellProps = { personId: string; name: string; groups: readonly NavGroup[]; theme: Theme; actions: ShellActions; children: ReactNode };

/**
 * Everything around a page. One client component with plain data: as server components its elements
 * were rendered twice and sent twice, which cost more than most pages.
 */
export function Shell({ personId, name, groups, theme, actions, children }: ShellProps) {
  const path = usePathname();
  useSoftLinks();
  return (
    <div className="md:flex" data-person={personId}>
      <SkipLink />
      <Sidebar groups={groups} path={path} />
      <div className="min-w-0 flex-1">
        <TopBar links={groups.flatMap((group) => group.items)}>
          <UserMenu name={name} theme={theme} actions={actions} />
        </TopBar>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1120px] p-4 outline-none md:p-6">
          {children}
        </main>
      </div>
    </div>
  );
}
