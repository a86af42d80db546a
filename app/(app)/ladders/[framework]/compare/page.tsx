import type { Metadata } from "next";
import { CompareForm } from "@/components/ladders/compare-form";
import { Comparison } from "@/components/ladders/comparison";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { getLadders } from "@/lib/ladders/queries";
import { compareLevels } from "@/lib/level-comparisons/queries";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Compare two levels" };

type Props = { params: Promise<{ framework: string }>; searchParams: Promise<{ a?: string | string[]; b?: string | string[] }> };

export default async function ComparePage({ params, searchParams }: Props) {
  const [{ framework }, search] = await Promise.all([params, searchParams]);
  const viewer = await requireViewer();
  const [a, b] = [search.a, search.b].map((key) => (typeof key === "string" ? key : "")) as [string, string];
  const chosen = a !== "" && b !== "" && a !== b;
  const [ladders, comparison] = await Promise.all([getLadders(viewer, framework), chosen ? compareLevels(viewer, framework, a, b) : null]);
  if (!ladders || (chosen && !comparison)) notHere();
  return (
    <>
      <PageHeader
        title="Compare two levels"
        breadcrumbs={[{ href: `/ladders?framework=${ladders.key}`, label: ladders.name }]}
        context="Any two levels, on any tracks. A later level often asks less of a competency."
      />
      <CompareForm ladders={ladders} a={a} b={b} />
      {comparison ? (
        <Comparison comparison={comparison} />
      ) : (
        <EmptyState
          title={a && a === b ? "These are the same level" : "Choose two levels"}
          example="Senior Developer and Team Lead: the same band, another job."
        >
          Their expectations stand side by side, with each difference in words first.
        </EmptyState>
      )}
    </>
  );
}
