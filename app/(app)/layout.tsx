import type { ReactNode } from "react";
import { UnsentForms } from "@/components/auth/unsent-forms";
import { placesFor } from "@/components/shell/places";
import { Shell } from "@/components/shell/shell";
import { currentTheme } from "@/components/shell/theme";
import { can } from "@/lib/access/policy";
import { signOutAction } from "@/lib/auth/actions";
import { currentViewer } from "@/lib/auth/sessions";
import { chooseThemeAction } from "@/lib/themes/actions";
import { dismissUnsentFormsAction } from "@/lib/unsent-forms/actions";
import { listUnsentForms } from "@/lib/unsent-forms/queries";

const actions = { chooseTheme: chooseThemeAction, signOut: signOutAction };

export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  // The page knows its own address: it sends them to sign in, and back to where they wanted to go.
  if (!viewer) return children;
  const unsent = viewer.hasUnsentForms ? await listUnsentForms(viewer) : [];
  const groups = placesFor({
    leads: viewer.leads,
    readsOrganisation: can.readOrganisation(viewer),
    administers: can.administer(viewer),
    unseen: viewer.unseenNotices ?? 0,
  });
  return (
    <Shell personId={viewer.personId} name={viewer.name} groups={groups} theme={await currentTheme()} actions={actions}>
      {unsent.length > 0 && <UnsentForms forms={unsent} dismiss={dismissUnsentFormsAction} />}
      {children}
    </Shell>
  );
}
