import type { Metadata } from "next";
import { NamingList } from "@/components/trial-pulses/naming-list";
import { TrialList } from "@/components/trials/trial-list";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { boardSearch } from "@/lib/opportunities/rules";
import { listTrialsNamingMe } from "@/lib/trial-pulses/queries";
import { listTrials } from "@/lib/trials/queries";

export const metadata: Metadata = { title: "Trials" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The trials one reads, and those in which one is led. */
export default async function TrialsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ trials, page, pages }, naming] = await Promise.all([
    listTrials(viewer, boardSearch(await searchParams).page),
    listTrialsNamingMe(viewer),
  ]);
  return (
    <>
      <PageHeader
        title="Trials"
        context="Another track for some weeks, with a day on which it ends and a promise of return."
        actions={
          <ButtonLink href="/trials/new" variant="primary">
            Propose a trial
          </ButtonLink>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {naming.length > 0 && (
          <Section title="Trials I am led in">
            <NamingList trials={naming} />
          </Section>
        )}
        {trials.length > 0 ? (
          <TrialList trials={trials} />
        ) : (
          <EmptyState
            title="No trial yet"
            example="“I lead the sign-in renewal for six weeks, and then decide whether I want more of that.”"
          >
            Leading, or writing code again, is best found out by doing it for a while. You propose it, you and your manager sign that you
            return, and it ends on its day or any day before. Yes, no and not yet are all worth finding out.
          </EmptyState>
        )}
        <PageLinks page={page} pages={pages} hrefOf={(to) => `/trials?page=${to}`} label="Pages of trials" />
      </div>
    </>
  );
}
