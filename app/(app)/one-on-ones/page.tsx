import type { Metadata } from "next";
import { HandoffList } from "@/components/handoffs/handoff-list";
import { FeedForm } from "@/components/one-on-ones/feed-form";
import { PairingList } from "@/components/one-on-ones/pairing-list";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { endFeedAction, renewFeedAction } from "@/lib/calendar-feeds/actions";
import { getFeed } from "@/lib/calendar-feeds/queries";
import { listHandoffs } from "@/lib/handoffs/queries";
import { answerPairingAction } from "@/lib/one-on-ones/actions";
import { listPairings } from "@/lib/one-on-ones/queries";

export const metadata: Metadata = { title: "1-on-1s" };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function OneOnOnesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  const [{ pairings, page, pages, today }, feed, handoffs] = await Promise.all([
    listPairings(viewer, { page: pageOf(asked.page) }),
    getFeed(viewer),
    listHandoffs(viewer),
  ]);
  return (
    <>
      <PageHeader title="1-on-1s" context="What you write there is read by the two of you, and by nobody else." />
      {pairings.length ? (
        <PairingList pairings={pairings} today={today} answer={answerPairingAction} />
      ) : (
        <EmptyState title="Nobody yet" example="Mo, every two weeks, next on 24 Nov at 10:00.">
          Whoever you report to stands here by itself. To talk with a mentor, open their page under People and ask.
        </EmptyState>
      )}
      {handoffs.length > 0 && (
        <Section title="Changes of manager" description="What passes on is the engineer's choice." className="mt-8">
          <HandoffList handoffs={handoffs} />
        </Section>
      )}
      <Section
        title="In my calendar"
        description="An address for your calendar program: when you talk and with whom, never what about. Keep it to yourself."
        className="mt-8 max-w-3xl"
      >
        <FeedForm feed={feed} renew={renewFeedAction} end={endFeedAction} />
      </Section>
      <PageLinks label="Pages of people" page={page} pages={pages} hrefOf={(to) => `/one-on-ones?page=${to}`} />
    </>
  );
}
