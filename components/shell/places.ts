import type { NavGroup } from "./sidebar";

/** What a viewer is offered beyond what everybody has. */
export type Rights = { leads: boolean; readsOrganisation: boolean; administers: boolean; unseen: number };

/** The places of the product this viewer can go to, in groups. */
export function placesFor({ leads, readsOrganisation, administers, unseen }: Rights): NavGroup[] {
  return [
    {
      items: [
        { href: "/me", label: "My growth", icon: "sprout" },
        { href: "/inbox", label: "Inbox", icon: "inbox", count: unseen },
        { href: "/evidence", label: "Evidence", icon: "book-open" },
        { href: "/assessments", label: "Assessments", icon: "scale" },
        { href: "/one-on-ones", label: "1-on-1s", icon: "messages-square" },
        { href: "/feedback", label: "Feedback", icon: "message-circle" },
        { href: "/track-moves", label: "Track moves", icon: "blend" },
        ...(leads ? [{ href: "/team", label: "Team", icon: "users" } as const] : []),
        ...(readsOrganisation ? [{ href: "/organisation", label: "Organisation", icon: "building-2" } as const] : []),
      ],
    },
    {
      label: "Everybody",
      items: [
        { href: "/opportunities", label: "Opportunities", icon: "compass" },
        { href: "/trials", label: "Trials", icon: "flask-conical" },
        { href: "/ladders", label: "Ladders", icon: "milestone" },
        { href: "/people", label: "People", icon: "contact-round" },
      ],
    },
    ...(administers ? [{ label: "Manage", items: [{ href: "/admin", label: "Administration", icon: "shield-check" } as const] }] : []),
    { label: "You", items: [{ href: "/settings", label: "Settings", icon: "settings" }] },
  ];
}
