import { readers } from "@/lib/access/readers";
import { Markdown } from "@/components/ui/markdown/markdown";
import type { Metadata } from "next";
import { AskedForm } from "@/components/trial-pulses/asked-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { notHere } from "@/lib/requests/denials";
import { answerPulseAction } from "@/lib/trial-pulses/actions";
import { getAskedPulse } from "@/lib/trial-pulses/queries";
import { ledAnswerWords, roundWords } from "@/lib/trial-pulses/rules";
import { triedWords } from "@/lib/trials/rules";

export const metadata: Metadata = { title: "How it goes for you" };

/** For somebody who is led in a trial: what the sponsor asks them, and what they said. */
export default async function PulsePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { person, sponsor, title, track, endsOn, endedOn, state, asked, said } = (await getAskedPulse(viewer, id)) ?? notHere();
  return (
    <>
      <PageHeader
        title="How it goes for you"
        breadcrumbs={[{ href: "/trials", label: "Trials" }]}
        context={`${person} ${state === "ended" ? "tried" : "tries"} ${triedWords[track]} until ${formatDay(endedOn ?? endsOn)}. ${sponsor} is the sponsor.`}
      />
      <p className="mb-4 wrap-anywhere">{title}</p>
      <Card className="max-w-180" title={asked ? roundWords[asked] : "Nothing is asked at the moment"}>
        {asked ? (
          <AskedForm
            trialId={id}
            round={asked}
            sponsor={sponsor}
            person={person}
            action={answerPulseAction}
            draftKey={`pulse-${id}-${asked}`}
          />
        ) : (
          <p className="text-fg-muted">
            You are asked about the middle and at the end. Only {sponsor} reads what you say, with your name, and you may leave it out.
          </p>
        )}
        {said.map(({ round, answer, words }) => (
          <div key={round}>
            <h3 className="text-sm font-medium">
              {roundWords[round]}: {ledAnswerWords(answer)}
            </h3>
            {words && <Markdown>{words}</Markdown>}
            <p className="text-xs text-fg-muted">Who can read this: {readers.ledPulse(sponsor)}</p>
          </div>
        ))}
      </Card>
    </>
  );
}
