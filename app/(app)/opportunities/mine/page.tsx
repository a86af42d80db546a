import type { Metadata } from "next";
import { InterestCard } from "@/components/interests/interest-card";
import { OwnAssignments } from "@/components/opportunities/own-assignments";
import { ParticipationList } from "@/components/participations/participation-list";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { answerHoursAction, answerInterestAction, withdrawInterestAction } from "@/lib/interests/actions";
import { type InterestView, listInterestsToAnswer, listOwnInterests } from "@/lib/interests/queries";
import { listOwnAssignments } from "@/lib/opportunities/queries";
import { boardSearch } from "@/lib/opportunities/rules";
import { listParticipations } from "@/lib/participations/queries";

export const metadata: Metadata = { title: "My opportunities" };

const actions = { withdraw: withdrawInterestAction, answer: answerInterestAction, answerHours: answerHoursAction };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What waits for one's word, what one would like, what one does, and what one offers. */
export default async function OwnOpportunitiesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { page } = boardSearch(await searchParams);
  const [toAnswer, own, doing, offers] = await Promise.all([
    listInterestsToAnswer(viewer),
    listOwnInterests(viewer),
    listParticipations(viewer, page),
    listOwnAssignments(viewer, page),
  ]);
  const nothing = !toAnswer.length && !own.length && !doing.participations.length && !offers.assignments.length;
  return (
    <>
      <PageHeader
        title="My opportunities"
        breadcrumbs={[{ href: "/opportunities", label: "Opportunities" }]}
        context="What you offer, what you would like, and what you do."
        actions={<ButtonLink href="/opportunities/new">Offer something</ButtonLink>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {nothing && (
          <EmptyState title="Nothing here yet" example="“I would like to run the tech talks this winter.”">
            When you show interest in an opening, or offer one yourself, it stands here. Nobody but the owner and your manager learns of
            your interest.
          </EmptyState>
        )}
        <Interests title="Needs your answer" interests={toAnswer} />
        <Interests title="What I would like" interests={own} />
        {doing.participations.length > 0 && (
          <Section title="What is being done">
            <ParticipationList view={doing} />
          </Section>
        )}
        {offers.assignments.length > 0 && (
          <Section title="What I offer">
            <OwnAssignments assignments={offers.assignments} />
          </Section>
        )}
        <PageLinks
          page={page}
          pages={Math.max(doing.pages, offers.pages)}
          hrefOf={(to) => `/opportunities/mine?page=${to}`}
          label="Pages of opportunities"
        />
      </div>
    </>
  );
}

function Interests({ title, interests }: { title: string; interests: InterestView[] }) {
  if (!interests.length) return null;
  return (
    <Section title={title}>
      <ul className="grid gap-3" aria-label={title}>
        {interests.map((interest) => (
          <InterestCard key={interest.id} interest={interest} actions={actions} named />
        ))}
      </ul>
    </Section>
  );
}
