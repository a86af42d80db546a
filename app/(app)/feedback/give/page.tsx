import type { Metadata } from "next";
import { FeedbackForm } from "@/components/feedback/feedback-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { giveFeedbackAction } from "@/lib/feedback/actions";
import { getFeedbackChoices } from "@/lib/feedback/queries";
import { handle } from "@/lib/text";

export const metadata: Metadata = { title: "Give feedback" };

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function GiveFeedbackPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const [asked, choices] = await Promise.all([searchParams, getFeedbackChoices(viewer)]);
  const to = handle.safeParse(asked.to).data ?? "";
  return (
    <>
      <PageHeader title="Give feedback" breadcrumbs={[{ href: "/feedback", label: "Feedback" }]} />
      <Card className="max-w-3xl">
        <FeedbackForm way="give" to={to} choices={choices} action={giveFeedbackAction} draftKey="feedback-give" />
      </Card>
    </>
  );
}
