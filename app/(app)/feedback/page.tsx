import type { Metadata } from "next";
import { AskedTable } from "@/components/feedback/asked-table";
import { FeedbackList } from "@/components/feedback/feedback-list";
import { RequestCard } from "@/components/feedback/request-card";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { TabLinks } from "@/components/ui/tab-links";
import { requireViewer } from "@/lib/auth/sessions";
import { answerRequestAction, declineRequestAction, keepFeedbackAction, takeBackFeedbackAction } from "@/lib/feedback/actions";
import { listFeedback, listOwnRequests, listRequestsToAnswer } from "@/lib/feedback/queries";

export const metadata: Metadata = { title: "Feedback" };

const tabs = { received: "About me", given: "From me", asked: "Whom I asked" } as const;
type Tab = keyof typeof tabs;

type Props = { searchParams: Promise<{ show?: string | string[]; page?: string | string[] }> };

export default async function FeedbackPage({ searchParams }: Props) {
  const { show: asked, page: at } = await searchParams;
  const show: Tab = asked === "given" || asked === "asked" ? asked : "received";
  const viewer = await requireViewer();
  const [waiting, list, own] = await Promise.all([
    listRequestsToAnswer(viewer),
    show === "asked" ? null : listFeedback(viewer, { show, page: pageOf(at) }),
    show === "asked" ? listOwnRequests(viewer) : [],
  ]);
  return (
    <>
      <PageHeader
        title="Feedback"
        context="Always with a name, and with its readers stated before a word is written."
        actions={
          <>
            <ButtonLink href="/feedback/ask">Ask for feedback</ButtonLink>
            <ButtonLink href="/feedback/give">Give feedback</ButtonLink>
          </>
        }
      />
      {waiting.length > 0 && (
        <Section title="You are asked" className="mb-8 max-w-3xl">
          {waiting.map((request) => (
            <RequestCard
              key={request.id}
              request={request}
              viewerId={viewer.personId}
              answer={answerRequestAction}
              decline={declineRequestAction}
            />
          ))}
        </Section>
      )}
      <TabLinks
        label="Feedback"
        current={show}
        tabs={tabs}
        hrefOf={(tab) => (tab === "received" ? "/feedback" : `/feedback?show=${tab}`)}
      />
      <Section title={tabs[show]} className="max-w-3xl">
        {list?.feedback.length && show !== "asked" ? (
          <FeedbackList feedback={list.feedback} show={show} keep={keepFeedbackAction} takeBack={takeBackFeedbackAction} />
        ) : own.length ? (
          <AskedTable requests={own} />
        ) : (
          <Nothing show={show} />
        )}
        {list && (
          <PageLinks label="Pages of feedback" page={list.page} pages={list.pages} hrefOf={(to) => `/feedback?show=${show}&page=${to}`} />
        )}
      </Section>
    </>
  );
}

function Nothing({ show }: { show: Tab }) {
  if (show === "received")
    return (
      <EmptyState title="Nothing yet" example="Where did I lose you when I explained the token rotation?" level={3}>
        A question about one thing is easier to answer than “any feedback?”. What people say can become evidence of yours.
      </EmptyState>
    );
  if (show === "given")
    return (
      <EmptyState title="Nothing yet" example="You said aloud what you were about to do. I could follow, and it calmed us." level={3}>
        What you saw and what it did for you is enough.
      </EmptyState>
    );
  return (
    <EmptyState title="You asked nobody yet" level={3}>
      Whoever you ask can answer, or decline quietly.
    </EmptyState>
  );
}
