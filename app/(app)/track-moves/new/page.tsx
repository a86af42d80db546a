import type { Metadata } from "next";
import { ProposeForm } from "@/components/track-moves/propose-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { notHere } from "@/lib/requests/denials";
import { listReports } from "@/lib/team/queries";
import { proposeMoveAction } from "@/lib/track-moves/actions";
import { getMoveChoices } from "@/lib/track-moves/queries";
import { readers } from "@/lib/access/readers";

export const metadata: Metadata = { title: "Propose a track move" };

type Props = { searchParams: Promise<{ for?: string | string[] }> };

/** `?for=` names a direct report; without it, it is one's own. */
export default async function NewTrackMovePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { for: whose } = await searchParams;
  const [choices, reports] = await Promise.all([
    getMoveChoices(viewer, typeof whose === "string" && whose !== viewer.handle ? whose : null),
    viewer.leads ? listReports(viewer) : [],
  ]);
  if (!choices) notHere();
  const { person, managerName, current, tracks, startsOn } = choices;
  return (
    <>
      <PageHeader
        title={person.isMe ? "Propose a track move" : `Propose a track move to ${person.name}`}
        breadcrumbs={[{ href: "/track-moves", label: "Track moves" }]}
        context={
          current ? `${current.title}, ${current.track.name}, at present.` : "No level is noted yet; a track move needs one to begin from."
        }
      />
      <div className="grid max-w-180 grid-cols-[minmax(0,1fr)] gap-4">
        <Card description="A proposal is a beginning: you talk it over, plan the first 90 days, and agree. Either of you can withdraw until its day.">
          <ProposeForm
            action={proposeMoveAction}
            tracks={tracks}
            start={{ levelId: "", startsOn, why: "" }}
            bandName={current?.bandName ?? null}
            audience={readers.two(person.isMe ? managerName : person.name)}
            handle={person.isMe ? "" : person.handle}
            draftKey={`new-move-${person.handle}`}
          />
        </Card>
        {person.isMe && reports.length > 0 && (
          <Card title="For somebody who reports to you">
            <ul className="flex flex-wrap gap-x-4">
              {reports.map(({ handle, name }) => (
                <li key={handle}>
                  <a href={`/track-moves/new?for=${handle}`} className="inline-block min-h-6 text-accent-text hover:underline">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
