import { readers } from "@/lib/access/readers";
import type { Metadata } from "next";
import { CoverCard } from "@/components/cover-plans/cover-card";
import { RampCard } from "@/components/ramp-plans/ramp-card";
import { EndingCard } from "@/components/track-moves/ending-card";
import { StandingCard } from "@/components/track-moves/standing-card";
import { MessageCard, RemarksCard } from "@/components/track-moves/talk-cards";
import { TermsCard } from "@/components/track-moves/terms-card";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { pageOf } from "@/components/ui/page-links";
import { requireViewer } from "@/lib/auth/sessions";
import { nameOwnersAction } from "@/lib/cover-plans/actions";
import { listOwnerChoices } from "@/lib/cover-plans/queries";
import { answerDoorAction, endMoveAction } from "@/lib/move-endings/actions";
import { addRampItemAction, removeRampItemAction, reviseRampItemAction, tickRampItemAction } from "@/lib/ramp-plans/actions";
import { notHere } from "@/lib/requests/denials";
import { addRemarkAction, reviseMoveAction, sayYesAction, withdrawMoveAction, writeMessageAction } from "@/lib/track-moves/actions";
import { getMove, getMoveChoices } from "@/lib/track-moves/queries";
import { moveInWords, stateWords } from "@/lib/track-moves/rules";

export const metadata: Metadata = { title: "Track move" };

const rampActions = { add: addRampItemAction, revise: reviseRampItemAction, tick: tickRampItemAction, remove: removeRampItemAction };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<"edit" | "page", string | string[] | undefined>> };

/** `?edit=` names the one form that is open: terms, or the id of a line of the ramp. */
export default async function TrackMovePage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ id }, { edit, page }] = await Promise.all([params, searchParams]);
  const [view, people] = await Promise.all([getMove(viewer, id, pageOf(page)), listOwnerChoices(viewer, id)]);
  if (!view) notHere();
  const unstarted = view.state === "proposed" || view.state === "agreed";
  const choices = edit === "terms" && unstarted ? await getMoveChoices(viewer, view.side === "person" ? null : view.person.handle) : null;
  const audience = readers.two(view.other);
  return (
    <>
      <PageHeader
        title={view.side === "person" ? "My track move" : `Track move of ${view.person.name}`}
        breadcrumbs={[{ href: "/track-moves", label: "Track moves" }]}
        context={`${moveInWords({ from: { track: view.from.track.name }, to: { track: view.to.track.name, title: view.to.title }, startsOn: view.startsOn })}.`}
        badges={<Badge>{stateWords[view.state]}</Badge>}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <TermsCard view={view} choices={choices} audience={audience} revise={reviseMoveAction} />
          <RampCard view={view} editing={typeof edit === "string" ? edit : null} audience={audience} actions={rampActions} />
          <CoverCard view={view} people={people} audience={audience} action={nameOwnersAction} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <StandingCard view={view} audience={audience} sayYes={sayYesAction} withdraw={withdrawMoveAction} />
          <EndingCard view={view} audience={audience} end={endMoveAction} door={answerDoorAction} />
          <MessageCard view={view} action={writeMessageAction} />
          <RemarksCard view={view} audience={audience} action={addRemarkAction} />
        </div>
      </div>
    </>
  );
}
