import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { BragDocument } from "@/components/evidence/brag-document";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Checkbox, Field, Input } from "@/components/ui/form/field";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { addDays, isDay, today } from "@/lib/clock";
import { getBrag } from "@/lib/evidence/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Brag document" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** For a review, a talk with a new manager, or a bad day: what one did, to read or print. */
export default async function BragPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const dayOr = (value: unknown, otherwise: string) => (typeof value === "string" && isDay(value) ? value : otherwise);
  const to = dayOr(asked.to, today(viewer.timeZone));
  const from = dayOr(asked.from, addDays(to, -365));
  const view = (await getBrag(viewer, { from, to, withPrivate: asked.private === "on" })) ?? notHere();
  return (
    <>
      <PageHeader title={`What ${viewer.name} did`} breadcrumbs={[{ href: "/evidence", label: "Evidence" }]} />
      <form className="no-print mb-4 flex flex-wrap items-end gap-3">
        <Field name="from" label="From">
          <Input type="date" defaultValue={from} key={from} />
        </Field>
        <Field name="to" label="To">
          <Input type="date" defaultValue={to} key={to} />
        </Field>
        <Checkbox name="private" label="With what only I can read" defaultChecked={view.withPrivate} />
        <Button type="submit">Apply</Button>
      </form>
      {view.pieces.length ? (
        <WithMarkdown of={view}>
          <BragDocument view={view} />
        </WithMarkdown>
      ) : (
        <EmptyState title="Nothing in these days">Choose other days, or add evidence first.</EmptyState>
      )}
    </>
  );
}
