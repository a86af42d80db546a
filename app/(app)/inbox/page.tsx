import type { Metadata } from "next";
import { InboxList } from "@/components/notices/inbox-list";
import { RemindersForm } from "@/components/notices/reminders-form";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { chooseRemindersAction, seeNoticeAction } from "@/lib/notices/actions";
import { listNotices } from "@/lib/notices/queries";

export const metadata: Metadata = { title: "Inbox" };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function InboxPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await requireViewer();
  const inbox = await listNotices(viewer, { page: pageOf(asked.page) });
  return (
    <>
      <PageHeader
        title="Inbox"
        context="What waits for you, without hurry."
        actions={
          inbox.notices.some((notice) => !notice.seen) && (
            <ActionForm action={seeNoticeAction} className="block!">
              <input type="hidden" name="noticeId" value="all" />
              <SubmitButton variant="secondary">Mark all as read</SubmitButton>
            </ActionForm>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {inbox.notices.length ? (
          <InboxList inbox={inbox} see={seeNoticeAction} choose={chooseRemindersAction} />
        ) : (
          <EmptyState title="Nothing waits" example="You talk with Mo tomorrow. What would you like to bring?">
            Questions from colleagues, talks to come and a plan that went quiet stand here.
          </EmptyState>
        )}
        <PageLinks label="Pages of notices" page={inbox.page} pages={inbox.pages} hrefOf={(to) => `/inbox?page=${to}`} />
        <Section title="Reminders" id="reminders" className="max-w-3xl">
          <RemindersForm reminders={inbox.reminders} action={chooseRemindersAction} />
        </Section>
      </div>
    </>
  );
}
