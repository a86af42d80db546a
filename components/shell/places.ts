import type { NavGroup } from "./sidebar";

/** What a viewer is offered beyond what everybody has. */
export type Rights = { leads: boolean; readsOrganisation: boolean; administers: boolean };

/** The places of the product this viewer can go to, in groups. */
export function placesFor({ leads, readsOrganisation, administers }: Rights): NavGroup[] {
  return [
    {
      items: [
        { href: "/me", label: "My growth", icon: "growth" },
        ...(leads ? [{ href: "/team", label: "Team", icon: "team" } as const] : []),
        ...(readsOrganisation ? [{ href: "/organisation", label: "Organisation", icon: "organisation" } as const] : []),
      ],
    },
    {
      label: "Everybody",
      items: [
        { href: "/ladders", label: "Ladders", icon: "ladders" },
        { href: "/people", label: "People", icon: "evidence" },
      ],
    },
    ...(administers ? [{ label: "Keeping order", items: [{ href: "/admin", label: "Administration", icon: "admin" } as const] }] : []),
    { label: "You", items: [{ href: "/settings", label: "Settings", icon: "settings" }] },
  ];
}
