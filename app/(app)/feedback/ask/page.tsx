import type { Metadata } from "next";
import { FeedbackForm } from "@/components/feedback/feedback-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { askFeedbackAction } from "@/lib/feedback/actions";
import { getFeedbackChoices } from "@/lib/feedback/queries";
import { handle } from "@/lib/text";

export const metadata: Metadata = { title: "Ask for feedback" };

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function AskFeedbackPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const [asked, choices] = await Promise.all([searchParams, getFeedbackChoices(viewer)]);
  const to = handle.safeParse(asked.to).data ?? "";
  return (
    <>
      <PageHeader title="Ask for feedback" breadcrumbs={[{ href: "/feedback", label: "Feedback" }]} />
      <Card className="max-w-3xl">
        <FeedbackForm way="ask" to={to} choices={choices} action={askFeedbackAction} draftKey="feedback-ask" />
      </Card>
    </>
  );
}
