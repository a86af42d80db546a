import type { Metadata } from "next";
import { DepartureForm } from "@/components/admin/departure-form";
import { Grants } from "@/components/admin/grants";
import { ManagerForm, UnitForm } from "@/components/admin/move-forms";
import { PlaceForm } from "@/components/admin/place-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireViewer } from "@/lib/auth/sessions";
import { today } from "@/lib/clock";
import { formatDay } from "@/lib/format";
import { getPerson, getPersonChoices } from "@/lib/people/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Manage" };

type Props = { params: Promise<{ handle: string }> };

export default async function AdminPersonPage({ params }: Props) {
  const { handle } = await params;
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notHere();
  const person = (await getPerson(viewer, handle)) ?? notHere();
  const { email, employeeNumber, grants, units, levels, people } = await getPersonChoices(viewer, person.id);
  const now = today(person.timeZone);
  const facts = [person.title, email ?? "no e-mail address", employeeNumber && `employee ${employeeNumber}`].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={person.name}
        breadcrumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/people", label: "People" },
        ]}
        context={facts}
        actions={<ButtonLink href={`/people/${person.handle}`}>Their page</ButtonLink>}
      />
      {person.leftOn ? (
        <Card title="Has left" description={`Since ${formatDay(person.leftOn)}. What they wrote is kept.`} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
          <ManagerForm personId={person.id} manager={person.manager} people={people} today={now} />
          <UnitForm personId={person.id} unit={person.unit} units={units} today={now} />
          <PlaceForm personId={person.id} levels={levels} current={person.level} today={now} />
          <DepartureForm personId={person.id} name={person.name} today={now} />
          <div className="lg:col-span-2">
            <Grants personId={person.id} grants={grants} units={units} />
          </div>
        </div>
      )}
    </>
  );
}
