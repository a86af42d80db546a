import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FreshnessBadge } from "@/components/growth-plans/freshness-badge";
import { PlanReader } from "@/components/growth-plans/plan-reader";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getPlan } from "@/lib/growth-plans/queries";

type Props = { params: Promise<{ handle: string }> };

export const metadata: Metadata = { title: "Growth plan" };

export default async function PlanPage({ params }: Props) {
  const { handle } = await params;
  const viewer = await requireViewer();
  const view = (await getPlan(viewer, handle)) ?? notFound();
  const { person, plan } = view;
  return (
    <>
      <PageHeader
        title={`${person.name}: growth plan`}
        breadcrumbs={[
          { href: "/people", label: "People" },
          { href: `/people/${handle}`, label: person.name },
        ]}
        context={person.title}
        badges={plan && <FreshnessBadge freshness={plan.freshness} quietDays={plan.quietDays} />}
        actions={
          <>
            <ButtonLink href={`/people/${handle}/evidence`}>Evidence</ButtonLink>
            <ButtonLink href={`/team/${handle}`}>Brief</ButtonLink>
          </>
        }
      />
      <PlanReader view={view} />
    </>
  );
}
