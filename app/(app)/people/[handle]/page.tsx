import type { Metadata } from "next";
import { cache } from "react";
import { DutyList } from "@/components/duties/duty-list";
import { AskForm } from "@/components/one-on-ones/ask-form";
import { PersonFacts } from "@/components/people/person-facts";
import { PlacementHistory } from "@/components/people/placement-history";
import { ReportList } from "@/components/people/report-list";
import { TryingCard } from "@/components/trials/trying-card";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireViewer } from "@/lib/auth/sessions";
import { listDuties } from "@/lib/duties/queries";
import { askPairingAction } from "@/lib/one-on-ones/actions";
import { getPairing } from "@/lib/one-on-ones/queries";
import { getPerson } from "@/lib/people/queries";
import { notHere } from "@/lib/requests/denials";
import { listTrialsAtHand } from "@/lib/trials/queries";

type Props = { params: Promise<{ handle: string }> };

const load = cache(async (handle: string) => {
  const viewer = await requireViewer();
  return { viewer, person: (await getPerson(viewer, handle)) ?? notHere() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await load((await params).handle);
  return { title: person.name };
}

export default async function PersonPage({ params }: Props) {
  const { handle } = await params;
  const [{ viewer, person }, pairing, duties, trials] = await Promise.all([
    load(handle),
    requireViewer().then((who) => getPairing(who, handle)),
    requireViewer().then((who) => listDuties(who, handle)),
    requireViewer().then((who) => listTrialsAtHand(who, handle)),
  ]);
  const talks = pairing !== null && !pairing.ended;
  const actions = (
    <>
      {person.id !== viewer.personId && <ButtonLink href={`/people/${handle}/notes`}>Private notes</ButtonLink>}
      {person.id !== viewer.personId && <ButtonLink href={`/feedback/give?to=${handle}`}>Give feedback</ButtonLink>}
      {pairing?.agreed && <ButtonLink href={`/one-on-ones/${handle}`}>1-on-1</ButtonLink>}
      {can.readPlan(viewer, person) && (
        <ButtonLink href={person.id === viewer.personId ? "/me" : `/people/${person.handle}/plan`}>Growth plan</ButtonLink>
      )}
      {can.administer(viewer) && <ButtonLink href={`/admin/people/${person.handle}`}>Manage</ButtonLink>}
    </>
  );
  return (
    <>
      <PageHeader title={person.name} breadcrumbs={[{ href: "/people", label: "People" }]} context={person.title} actions={actions} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <PersonFacts person={person} />
          <TryingCard trials={trials} />
          {!talks && person.id !== viewer.personId && (
            <Card title="Talk regularly" description="It begins once they agree. What you write there is for the two of you.">
              <AskForm handle={handle} name={person.name} action={askPairingAction} />
            </Card>
          )}
          {duties.length > 0 && <DutyList duties={duties} leadName={person.name} />}
          {person.reportCount > 0 && <ReportList reports={person.reports} count={person.reportCount} />}
        </div>
        {person.history && <PlacementHistory history={person.history} />}
      </div>
    </>
  );
}
