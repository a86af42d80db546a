import { Markdown } from "@/components/ui/markdown/markdown";
import { formatDay } from "@/lib/format";
import { aimWords, comfortWords, endingWords, kindWords } from "@/lib/growth-plans/rules";
import type { PlanRevisions } from "@/lib/plan-revisions/queries";

type Revision = PlanRevisions[number];

/** What a plan said before, the latest change first. */
export function RevisionList({ revisions }: { revisions: Revision[] }) {
  return (
    <ol className="grid max-w-3xl gap-4">
      {revisions.map((revision) => (
        <li key={revision.id} className="grid gap-0.5 border-l-2 border-border pl-4">
          <p className="text-sm text-fg-muted">
            {revision.focus?.ending ? "Ended on" : "Until"} <time dateTime={revision.day}>{formatDay(revision.day)}</time>
          </p>
          <h2 className="font-semibold">{revision.focus ? revision.focus.name : "What I had in mind"}</h2>
          {revision.aim ? <Aim aim={revision.aim} /> : <Step focus={revision.focus} />}
        </li>
      ))}
    </ol>
  );
}

function Aim({ aim: { aim, level, experience, words } }: { aim: NonNullable<Revision["aim"]> }) {
  return (
    <>
      <p>{level ?? experience ?? aimWords[aim]}</p>
      {words && <Markdown className="text-fg-muted">{words}</Markdown>}
    </>
  );
}

function Step({ focus: { nextStep, dueOn, comfort, kind, ending } }: { focus: NonNullable<Revision["focus"]> }) {
  const notes = [ending && endingWords[ending], kindWords[kind], comfortWords[comfort], dueOn && `by ${formatDay(dueOn)}`];
  return (
    <>
      <Markdown>{nextStep}</Markdown>
      <p className="text-sm text-fg-muted">{notes.filter(Boolean).join(" · ")}</p>
    </>
  );
}
