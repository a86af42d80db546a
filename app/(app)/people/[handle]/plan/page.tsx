import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { FreshnessBadge } from "@/components/growth-plans/freshness-badge";
import { PlanReader } from "@/components/growth-plans/plan-reader";
import { TryingCard } from "@/components/trials/trying-card";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { MixBars } from "@/components/work-mixes/mix-bars";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay, formatMonth } from "@/lib/format";
import { getPlan } from "@/lib/growth-plans/queries";
import { notHere } from "@/lib/requests/denials";
import { listTrialsAtHand } from "@/lib/trials/queries";
import { getSharedWorkMix } from "@/lib/work-mixes/queries";

type Props = { params: Promise<{ handle: string }> };

export const metadata: Metadata = { title: "Growth plan" };

export default async function PlanPage({ params }: Props) {
  const { handle } = await params;
  const viewer = await requireViewer();
  const [found, mix, trials] = await Promise.all([
    getPlan(viewer, handle),
    getSharedWorkMix(viewer, handle),
    listTrialsAtHand(viewer, handle),
  ]);
  const view = found ?? notHere();
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
            <ButtonLink href={`/team/${handle}`}>Prepare</ButtonLink>
          </>
        }
      />
      <WithMarkdown of={view}>
        <PlanReader view={view} trying={<TryingCard trials={trials} />} />
      </WithMarkdown>
      {mix && (
        <Card
          title={`Work mix of ${formatMonth(mix.month)}`}
          description={`As ${person.name} shared it on ${formatDay(mix.sharedOn)}. They can take it back.`}
          className="mt-4"
        >
          <MixBars
            mixes={[
              { label: "Wanted", week: mix.wanted },
              { label: "Real", week: mix.real },
              { label: "Level", week: mix.expected },
            ]}
          />
        </Card>
      )}
    </>
  );
}
