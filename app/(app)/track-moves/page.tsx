import type { Metadata } from "next";
import { AskList } from "@/components/cover-plans/ask-list";
import { MoveList } from "@/components/track-moves/move-list";
import { TeamMessages } from "@/components/track-moves/team-messages";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks, pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { answerCoverAction } from "@/lib/cover-plans/actions";
import { listCoverAsks } from "@/lib/cover-plans/queries";
import { listMoves, listTeamMessages } from "@/lib/track-moves/queries";

export const metadata: Metadata = { title: "Track moves" };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function TrackMovesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const page = pageOf((await searchParams).page);
  const [{ moves, pages }, asks, messages] = await Promise.all([listMoves(viewer, page), listCoverAsks(viewer), listTeamMessages(viewer)]);
  return (
    <>
      <PageHeader
        title="Track moves"
        context="From one track to another, and back: the same steps and the same words in every direction."
        actions={<ButtonLink href="/track-moves/new">Propose a track move</ButtonLink>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {asks.length > 0 && <AskList asks={asks} action={answerCoverAction} />}
        {messages.length > 0 && <TeamMessages messages={messages} />}
        {moves.length > 0 ? (
          <div>
            <MoveList moves={moves} />
            <PageLinks page={page} pages={pages} hrefOf={(to) => `/track-moves?page=${to}`} />
          </div>
        ) : (
          <EmptyState
            title="No track move so far"
            example="Ivy led a team for a year and a half, and then came back to building: agreed with Mo for a day, with somebody for each of her reports, and a plan for the first 90 days."
          >
            A change of track is talked over with your manager, agreed for a day, and looked back on together. It can be tried again later,
            either way.
          </EmptyState>
        )}
      </div>
    </>
  );
}
