import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PersonFacts } from "@/components/people/person-facts";
import { PlacementHistory } from "@/components/people/placement-history";
import { ReportList } from "@/components/people/report-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireViewer } from "@/lib/auth/sessions";
import { getPerson } from "@/lib/people/queries";

type Props = { params: Promise<{ handle: string }> };

const load = cache(async (handle: string) => {
  const viewer = await requireViewer();
  return { viewer, person: (await getPerson(viewer, handle)) ?? notFound() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await load((await params).handle);
  return { title: person.name };
}

export default async function PersonPage({ params }: Props) {
  const { viewer, person } = await load((await params).handle);
  const actions = (
    <>
      {can.readPlan(viewer, person) && (
        <ButtonLink href={person.id === viewer.personId ? "/me" : `/people/${person.handle}/plan`}>Growth plan</ButtonLink>
      )}
      {can.administer(viewer) && <ButtonLink href={`/admin/people/${person.handle}`}>Keep in order</ButtonLink>}
    </>
  );
  return (
    <>
      <PageHeader title={person.name} breadcrumbs={[{ href: "/people", label: "People" }]} context={person.title} actions={actions} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <PersonFacts person={person} />
          {person.reportCount > 0 && <ReportList reports={person.reports} count={person.reportCount} />}
        </div>
        {person.history && <PlacementHistory history={person.history} />}
      </div>
    </>
  );
}
