import type { Metadata } from "next";
import { Talk } from "@/components/one-on-ones/talk";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import {
  dropMeetingAction,
  endPairingAction,
  holdMeetingAction,
  moveMeetingAction,
  planMeetingAction,
  rateMeetingAction,
  setCadenceAction,
} from "@/lib/one-on-ones/actions";
import { notHere } from "@/lib/requests/denials";
import {
  addLineAction,
  editLineAction,
  makeActionAction,
  removeLineAction,
  restoreLineAction,
  shiftLineAction,
  tickLineAction,
} from "@/lib/talk-lines/actions";
import { getOutlook } from "@/lib/outlooks/queries";
import { getTalk } from "@/lib/talk-lines/queries";

export const metadata: Metadata = { title: "1-on-1" };

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<{ meeting?: string | string[] }> };

const lines = {
  add: addLineAction,
  edit: editLineAction,
  makeAction: makeActionAction,
  tick: tickLineAction,
  shift: shiftLineAction,
  remove: removeLineAction,
  restore: restoreLineAction,
};
const meetings = {
  plan: planMeetingAction,
  move: moveMeetingAction,
  drop: dropMeetingAction,
  hold: holdMeetingAction,
  rate: rateMeetingAction,
  pace: setCadenceAction,
  end: endPairingAction,
};

export default async function OneOnOnePage({ params, searchParams }: Props) {
  const { handle } = await params;
  const { meeting } = await searchParams;
  const viewer = await requireViewer();
  const [talk, outlook] = await Promise.all([
    getTalk(viewer, handle, typeof meeting === "string" ? meeting : undefined),
    getOutlook(viewer),
  ]);
  if (!talk?.room.agreed) notHere();
  const { room } = talk;
  const draft = room.kind === "line" && !room.hosting && !room.ended ? (outlook.mix?.line ?? null) : null;
  return (
    <>
      <PageHeader
        title={`1-on-1: ${room.other.name}`}
        breadcrumbs={[{ href: "/one-on-ones", label: "1-on-1s" }]}
        badges={room.ended && <Badge>Ended; yours to read</Badge>}
        actions={room.hosting && room.kind === "line" && !room.ended && <ButtonLink href={`/team/${handle}`}>Prepare</ButtonLink>}
      />
      <WithMarkdown of={talk}>
        <Talk talk={talk} draft={draft} lines={lines} meetings={meetings} />
      </WithMarkdown>
    </>
  );
}
