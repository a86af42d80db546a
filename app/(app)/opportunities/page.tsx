import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { BoardFilters } from "@/components/opportunities/board-filters";
import { OpeningList } from "@/components/opportunities/opening-list";
import { ReasonList } from "@/components/opportunities/reason-list";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { countInterestsToAnswer } from "@/lib/interests/queries";
import { listMatches } from "@/lib/matches/queries";
import { getBoardChoices, listOpenings } from "@/lib/opportunities/queries";
import { boardPath, boardSearch } from "@/lib/opportunities/rules";

export const metadata: Metadata = { title: "Opportunities" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OpportunitiesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = boardSearch(await searchParams);
  const [{ openings, page, hasMore }, choices, matches, waiting] = await Promise.all([
    listOpenings(viewer, asked),
    getBoardChoices(viewer),
    listMatches(viewer),
    countInterestsToAnswer(viewer),
  ]);
  const narrowed = boardPath(asked) !== "/opportunities";
  return (
    <>
      <PageHeader
        title="Opportunities"
        context={
          waiting ? (
            <a href="/opportunities/mine" className="inline-block min-h-6 text-accent-text hover:underline">
              {waiting >= 100 ? "Many answers wait for you" : `${countOf(waiting, "answer waits", "answers wait")} for you`}
            </a>
          ) : (
            "Work to stretch in, offered by those who have it to give."
          )
        }
        actions={
          <>
            <ButtonLink href="/opportunities/mine">Mine</ButtonLink>
            <ButtonLink href="/opportunities/new" variant="primary">
              Offer something
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          {(narrowed || openings.length > 0) && <BoardFilters asked={asked} choices={choices} />}
          {openings.length ? (
            <WithMarkdown of={openings}>
              <OpeningList openings={openings} />
            </WithMarkdown>
          ) : (
            <EmptyState
              title={narrowed ? "Nothing of that kind is open" : "Nothing is open at the moment"}
              example="Cover for the lead's holiday: two weeks, with a hand-over before and a debrief after."
            >
              Here stands work that is a little larger than what one does already: small, with an end, and with somebody beside you. What do
              you have to give?
            </EmptyState>
          )}
          <PageLinks page={page} hasMore={hasMore} hrefOf={(to) => boardPath({ ...asked, page: to })} label="Pages of openings" />
        </div>
        <div className="grid content-start gap-4">
          <Card title="For you" description="From what you said yourself. Only you see this.">
            {matches.length ? (
              <ReasonList items={matches.map(({ id, title, reasons }) => ({ href: `/opportunities/${id}`, name: title, reasons }))} />
            ) : (
              <p className="text-sm text-fg-muted">
                Nothing open fits your focuses, your aim or what you had no chance to show. Look around: that is allowed.
              </p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
