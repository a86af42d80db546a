import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Shell } from "@/components/shell/shell";
import type { NavGroup } from "@/components/shell/sidebar";
import { currentTheme, themeOf } from "@/components/shell/theme";
import type { FormState } from "@/components/ui/form/form-state";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TrackBadge } from "@/components/ui/ladder-badges";
import { Forms } from "@/components/ui-gallery/forms";
import { Layers } from "@/components/ui-gallery/layers";
import { Badges, Buttons, Jobs } from "@/components/ui-gallery/small-things";
import { Cards, Tables } from "@/components/ui-gallery/surfaces";

export const metadata: Metadata = { title: "Components" };

const groups: NavGroup[] = [
  {
    items: [
      { href: "/developers/components", label: "My growth", icon: "sprout" },
      { href: "/people", label: "People", icon: "contact-round" },
      { href: "/one-on-ones", label: "1-on-1s", icon: "users" },
    ],
  },
  {
    label: "Organisation",
    items: [
      { href: "/ladders", label: "Ladders", icon: "milestone" },
      { href: "/opportunities", label: "Opportunities", icon: "circle" },
      { href: "/organisation", label: "Organisation", icon: "building-2" },
    ],
  },
];

async function save(_: FormState, form: FormData): Promise<FormState> {
  "use server";
  await new Promise((resolve) => setTimeout(resolve, 400));
  const values = Object.fromEntries([...form].filter(([name, value]) => /^[^_$]/.test(name) && typeof value === "string")) as Record<
    string,
    string
  >;
  if (values.step) return { ok: true };
  const fields = {
    step: "Say what comes next.",
    ...("kind" in values || !("comfort" in values) ? {} : { kind: "Choose one of the two." }),
  };
  return { ok: false, message: "Please look at the marked fields.", fields, values };
}

async function fail(): Promise<FormState> {
  "use server";
  throw new Error("The gallery's failing action did fail.");
}

async function chooseTheme(form: FormData) {
  "use server";
  (await cookies()).set("theme", themeOf(String(form.get("theme"))), { path: "/", sameSite: "lax", maxAge: 31_536_000 });
}

async function signOut() {
  "use server";
}

/** Every component in every state, for developers: PENDULUM_DEVELOPER_PAGES=1 opens it. */
export default async function ComponentsPage() {
  await connection();
  if (process.env.PENDULUM_DEVELOPER_PAGES !== "1") notFound();
  return (
    <Shell personId="eve" name="Eve Adeyemi" groups={groups} theme={await currentTheme()} actions={{ chooseTheme, signOut }}>
      <PageHeader
        title="Components"
        breadcrumbs={[{ href: "/", label: "Developers" }]}
        context="All of them, in every state."
        badges={<TrackBadge kind="individual_contributor" />}
        actions={
          <>
            <ButtonLink href="#main" variant="primary">
              One action
            </ButtonLink>
            <ButtonLink href="#main">Another</ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Buttons />
        <Badges />
        <Forms save={save} fail={fail} />
        <Tables />
        <Cards />
        <Jobs />
        <Layers save={save} />
      </div>
    </Shell>
  );
}
