import { Markdown } from "@/components/ui/markdown/markdown";
import { WithMarkdown } from "@/components/ui/markdown/with-markdown";
import type { Metadata } from "next";
import { OwnAnswers } from "@/components/assessments/own-answers";
import { RoundForm } from "@/components/assessments/round-form";
import { RoundResult } from "@/components/assessments/round-result";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form/action-form";
import { Question } from "@/components/ui/form/question";
import { PageHeader } from "@/components/ui/page-header";
import { reopenRoundAction, saveAssessmentAction, withdrawRoundAction } from "@/lib/assessments/actions";
import { getRound, type RoundView } from "@/lib/assessments/queries";
import { requireViewer } from "@/lib/auth/sessions";
import { formatDay } from "@/lib/format";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Assessment" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ with?: string | string[] }> };

export default async function AssessmentPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const round = (await getRound(viewer, id, typeof asked.with === "string" ? asked.with : undefined)) ?? notHere();
  const { person, level, side, state, submitted, version, cells, managerName, reopenedReason } = round;
  return (
    <>
      <PageHeader
        title={`${person.name} and ${level.title}`}
        breadcrumbs={[{ href: "/assessments", label: "Assessments" }]}
        context={`${level.track.name}, version ${level.version.label}. Opened on ${formatDay(round.openedOn)}.`}
      />
      <div className="grid gap-4">
        {reopenedReason && (
          <div>
            <p>Opened again, because:</p>
            <Markdown className="border-l-2 border-border-strong pl-3">{reopenedReason}</Markdown>
          </div>
        )}
        {state === "withdrawn" && <p>This round was withdrawn. What was answered in it stays unread.</p>}
        {state === "open" && side && <p className="text-sm text-fg-muted">{standing(round)}</p>}
        {state === "open" && side && !submitted[side] && (
          <RoundForm
            key={version}
            round={{ id: round.id, version, cells: cells.map(blind), person, side, managerName }}
            action={saveAssessmentAction}
          />
        )}
        {state === "open" && side && submitted[side] && <OwnAnswers cells={cells} />}
        {state === "revealed" && (
          <WithMarkdown of={round.cells}>
            <RoundResult round={round} reopen={reopenRoundAction} />
          </WithMarkdown>
        )}
        {round.canWithdraw && (
          <Card title="Not now?" description="A withdrawn round is closed, and nobody reads what was answered.">
            <ActionForm action={withdrawRoundAction} success="Withdrawn." aria-label="Withdraw this round">
              <input type="hidden" name="roundId" value={round.id} />
              <Question
                label="Withdraw it"
                says="The round is closed for both of you, and what either has answered is read by nobody. It cannot be opened again; a new one can."
              >
                <SubmitButton variant="secondary" className="justify-self-start" pendingText="Withdrawing…">
                  Withdraw this round
                </SubmitButton>
              </Question>
            </ActionForm>
          </Card>
        )}
      </div>
    </>
  );
}

// The form's own answers, and nothing of the other side's, go to the browser.
const blind = (cell: RoundView["cells"][number]) => ({ ...cell, self: null, manager: null, earlier: null });

function standing({ side, submitted, person, managerName }: RoundView): string {
  const other = side === "self" ? (managerName ?? "Your manager") : person.name;
  const isIn = side === "self" ? submitted.manager : submitted.self;
  if (side && submitted[side]) return `You have submitted. When ${other} has too, both of you see both sides.`;
  return isIn ? `${other} has submitted, and waits for you.` : `${other} has not submitted yet.`;
}
