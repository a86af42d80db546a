import type { Metadata } from "next";
import { IdeaLinks } from "@/components/opportunities/idea-links";
import { OfferForm } from "@/components/opportunities/offer-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { type Idea, ideas, isIdea } from "@/lib/assignment-ideas/rules";
import { requireViewer } from "@/lib/auth/sessions";
import { addDays } from "@/lib/clock";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { offerAssignmentAction } from "@/lib/opportunities/actions";
import { listOfferUnits } from "@/lib/opportunities/queries";

export const metadata: Metadata = { title: "Offer something" };

const blank: Idea = { title: "", what: "", why: "", hours: 4, weeks: 6, tracks: [], competencies: [] };

type Props = { searchParams: Promise<{ idea?: string | string[] }> };

export default async function OfferPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const [asked, { groups, today }, units] = await Promise.all([searchParams, getEvidenceChoices(viewer), listOfferUnits(viewer)]);
  const key = isIdea(asked.idea) ? asked.idea : null;
  const { weeks, competencies, ...idea }: Idea = key ? ideas[key] : blank;
  const startsOn = addDays(today, 14);
  const known = groups.flatMap((group) => group.competencies);
  return (
    <>
      <PageHeader
        title="Offer something"
        breadcrumbs={[{ href: "/opportunities", label: "Opportunities" }]}
        context="Take an idea and put it in your words, or begin with a blank page."
      />
      <IdeaLinks current={key} />
      <Card>
        <OfferForm
          key={key}
          action={offerAssignmentAction}
          units={units}
          groups={groups}
          start={{
            ...idea,
            startsOn,
            endsOn: addDays(startsOn, weeks * 7 - 1),
            closesOn: "",
            seats: 1,
            remote: false,
            unitId: units.at(-1)?.id ?? "",
            competencyIds: known.filter((one) => competencies.includes(one.key)).map((one) => one.id),
          }}
          draftKey={`offer-${key ?? "own"}`}
        />
      </Card>
    </>
  );
}
