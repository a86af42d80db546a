import type { Metadata } from "next";
import { OfferForm } from "@/components/opportunities/offer-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { reviseAssignmentAction } from "@/lib/opportunities/actions";
import { getOpening, listOfferUnits } from "@/lib/opportunities/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Change an offer" };

export default async function ChangeOfferPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const [opening, { groups }, own] = await Promise.all([getOpening(viewer, id), getEvidenceChoices(viewer), listOfferUnits(viewer)]);
  if (!opening?.isMine || opening.state === "done" || opening.state === "withdrawn") notHere();
  const { orgUnit, competencies, closesOn, version, ...start } = opening;
  const units = orgUnit && !own.some((one) => one.id === orgUnit.id) ? [...own, orgUnit] : own;
  const offered = groups.flatMap((group) => group.competencies);
  // Of another framework than the owner's own by now: they stay until they are unticked.
  const others = competencies.filter((one) => !offered.some(({ id }) => id === one.id));
  return (
    <>
      <PageHeader
        title={opening.title}
        breadcrumbs={[
          { href: "/opportunities", label: "Opportunities" },
          { href: `/opportunities/${id}`, label: "Offer" },
        ]}
        context="Those who are interested, or do it already, see the change."
      />
      <Card>
        <OfferForm
          action={reviseAssignmentAction}
          units={units}
          groups={others.length ? [...groups, { name: "As before", competencies: others }] : groups}
          start={{
            ...start,
            closesOn: closesOn ?? "",
            unitId: orgUnit?.id ?? "",
            competencyIds: competencies.map((one) => one.id),
          }}
          changing={{ id, version }}
          draftKey={`offer-${id}`}
        />
      </Card>
    </>
  );
}
