import type { Metadata } from "next";
import { InterestCard } from "@/components/interests/interest-card";
import { InterestForm } from "@/components/interests/interest-form";
import { OpeningFacts } from "@/components/opportunities/opening-facts";
import { OwnerTools } from "@/components/opportunities/owner-tools";
import { ReasonList } from "@/components/opportunities/reason-list";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { answerHoursAction, answerInterestAction, showInterestAction, withdrawInterestAction } from "@/lib/interests/actions";
import { listInterests } from "@/lib/interests/queries";
import { readers } from "@/lib/access/readers";
import { extendAssignmentAction, finishAssignmentAction, withdrawAssignmentAction } from "@/lib/opportunities/actions";
import { listCandidates } from "@/lib/matches/queries";
import { getOpening } from "@/lib/opportunities/queries";
import { boardSearch, stateWords } from "@/lib/opportunities/rules";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Opportunity" };

const interestActions = { withdraw: withdrawInterestAction, answer: answerInterestAction, answerHours: answerHoursAction };
const ownerActions = { extend: extendAssignmentAction, withdraw: withdrawAssignmentAction, finish: finishAssignmentAction };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OpeningPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const { page } = boardSearch(search);
  const [found, { interests, hasMore }, candidates] = await Promise.all([
    getOpening(viewer, id),
    listInterests(viewer, id, page),
    viewer.leads ? listCandidates(viewer, id) : [],
  ]);
  const opening = found ?? notHere();
  const { title, isMine, state, closed, owner, managerName } = opening;
  const running = state === "open" || state === "filled";
  const hasOwn = interests.some((one) => one.isMine);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ href: "/opportunities", label: "Opportunities" }]}
        badges={<Badge>{stateWords[state]}</Badge>}
        context={closed ?? undefined}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card className="self-start">
          <OpeningFacts opening={opening} />
        </Card>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          {isMine && running && (
            <Card title="Yours to keep">
              <OwnerTools opening={opening} actions={ownerActions} />
            </Card>
          )}
          {candidates.length > 0 && (
            <Card title="Who might grow from it" description="Of those who report to you, from what you may read. By name.">
              <ReasonList items={candidates.map(({ handle, name, reasons }) => ({ href: `/team/${handle}`, name, reasons }))} />
            </Card>
          )}
          {(isMine || interests.length > 0) && (
            <Card title="Interest" description="Each is known to the person, their manager and the owner, and to nobody else.">
              {interests.length ? (
                <ul className="grid gap-3">
                  {interests.map((interest) => (
                    <InterestCard key={interest.id} interest={interest} actions={interestActions} />
                  ))}
                </ul>
              ) : (
                <p className="text-fg-muted">Nobody so far. The right person may not have seen it yet.</p>
              )}
              <PageLinks page={page} hasMore={hasMore} hrefOf={(to) => `/opportunities/${id}?page=${to}`} label="Pages of interest" />
            </Card>
          )}
          {!isMine && !closed && !hasOwn && (
            <Card title="Is it something for you?">
              <InterestForm assignmentId={id} audience={readers.interest("You", owner.name, managerName)} action={showInterestAction} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
