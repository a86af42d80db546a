import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { EvidenceFilters } from "@/components/evidence/evidence-filters";
import { Piece } from "@/components/evidence/piece";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { listEvidence } from "@/lib/evidence/queries";
import { evidenceSearch } from "@/lib/evidence/rules";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Evidence of" };

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What somebody shares with those above them. */
export default async function SharedEvidencePage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ handle }, search] = await Promise.all([params, searchParams]);
  const asked = evidenceSearch(search);
  const { person, pieces, page, pages } = (await listEvidence(viewer, handle, asked)) ?? notHere();
  const shown = { kind: asked.kind ?? "", competency: asked.competency ?? "", search: asked.search };
  return (
    <>
      <PageHeader
        title={`${person.name}: evidence`}
        breadcrumbs={[
          { href: "/people", label: "People" },
          { href: `/people/${handle}`, label: person.name },
        ]}
        context="What they share with those above them, newest first."
      />
      <div className="grid gap-4">
        <EvidenceFilters asked={shown} groups={[]} />
        {pieces.length ? (
          <WithMarkdown of={pieces}>
            {pieces.map((piece) => (
              <Piece key={piece.id} piece={piece} />
            ))}
          </WithMarkdown>
        ) : (
          <EmptyState title="Nothing here">{person.name} has not shared anything of that kind yet.</EmptyState>
        )}
      </div>
      <PageLinks
        page={page}
        pages={pages}
        hrefOf={(to) => `/people/${handle}/evidence?${new URLSearchParams({ ...shown, page: String(to) })}`}
      />
    </>
  );
}
