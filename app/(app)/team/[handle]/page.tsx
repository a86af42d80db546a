import type { Metadata } from "next";
import { FreshnessBadge } from "@/components/growth-plans/freshness-badge";
import { Brief } from "@/components/briefs/brief";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/form/field";
import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { dismissPointAction } from "@/lib/briefs/actions";
import { getBrief } from "@/lib/briefs/queries";
import { notHere } from "@/lib/requests/denials";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<{ since?: string | string[] }> };

export const metadata: Metadata = { title: "Prepare" };

export default async function BriefPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const { since } = await searchParams;
  const viewer = await requireViewer();
  const brief = (await getBrief(viewer, handle, typeof since === "string" ? since : undefined)) ?? notHere();
  return (
    <>
      <PageHeader
        title={`Prepare: ${brief.person.name}`}
        breadcrumbs={[{ href: "/team", label: "Team" }]}
        context={
          brief.since === brief.lastTalk
            ? `What changed since you last talked, on ${formatDay(brief.since)}`
            : `What changed since ${formatDay(brief.since)}`
        }
        badges={brief.plan && <FreshnessBadge freshness={brief.plan.freshness} quietDays={brief.plan.quietDays} />}
        actions={
          <>
            <ButtonLink href={`/people/${handle}/plan`}>The whole plan</ButtonLink>
            <ButtonLink href={`/people/${handle}/notes`}>Private notes</ButtonLink>
          </>
        }
      />
      <form className="no-print mb-4 flex flex-wrap items-end gap-2">
        <Field name="since" label="Since">
          <Input type="date" defaultValue={brief.since} max={brief.today} />
        </Field>
        <Button type="submit">Apply</Button>
      </form>
      <WithMarkdown of={brief}>
        <Brief brief={brief} dismiss={dismissPointAction} />
      </WithMarkdown>
    </>
  );
}
