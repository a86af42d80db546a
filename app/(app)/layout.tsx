import type { ReactNode } from "react";
import { UnsentForms } from "@/components/auth/unsent-forms";
import { placesFor } from "@/components/shell/places";
import { Sidebar } from "@/components/shell/sidebar";
import { SkipLink } from "@/components/shell/skip-link";
import { TopBar } from "@/components/shell/top-bar";
import { UserMenu } from "@/components/shell/user-menu";
import { buttonStyles } from "@/components/ui/button";
import { can } from "@/lib/access/policy";
import { signOutAction } from "@/lib/auth/actions";
import { currentViewer } from "@/lib/auth/sessions";
import { chooseThemeAction } from "@/lib/themes/actions";
import { dismissUnsentFormsAction } from "@/lib/unsent-forms/actions";
import { listUnsentForms } from "@/lib/unsent-forms/queries";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  // The page knows its own address: it sends them to sign in, and back to where they wanted to go.
  if (!viewer) return children;
  const unsent = await listUnsentForms(viewer);
  const groups = placesFor({ leads: viewer.leads, readsOrganisation: can.readOrganisation(viewer), administers: can.administer(viewer) });
  const signOut = (
    <form action={signOutAction}>
      <button type="submit" className={buttonStyles({ variant: "quiet", className: "w-full justify-start" })}>
        Sign out
      </button>
    </form>
  );
  return (
    <div className="md:flex">
      <SkipLink />
      <Sidebar groups={groups} home="/me" />
      <div className="min-w-0 flex-1">
        <TopBar links={groups.flatMap((group) => group.items.map(({ href, label }) => ({ href, label })))}>
          <UserMenu name={viewer.name} themeAction={chooseThemeAction} signOut={signOut} />
        </TopBar>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1120px] p-4 outline-none md:p-6">
          {unsent.length > 0 && <UnsentForms forms={unsent} dismiss={dismissUnsentFormsAction} />}
          {children}
        </main>
      </div>
    </div>
  );
}
