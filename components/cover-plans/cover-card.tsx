import { ColleagueField } from "@/components/people/colleague-field";
import { Badge } from "@/components/ui/badge";
import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import type { OwnerChoices } from "@/lib/cover-plans/queries";
import { formatDay } from "@/lib/format";
import type { MoveView } from "@/lib/track-moves/queries";

type CoverCardProps = { view: MoveView; people: OwnerChoices; audience: string; action: FormAction };
type Row = MoveView["cover"][number];

/** Who takes on whom on the day it starts; nobody is left out. */
export function CoverCard({ view, people, audience, action }: CoverCardProps) {
  const { id, cover, leavesPeople, state, startsOn } = view;
  const open = state === "proposed" || state === "agreed";
  if (!leavesPeople || (!cover.length && !open)) return null;
  if (!cover.length) return <Card title="Who takes on whom" description="Nobody reports to them, so nobody needs anybody else." />;
  return (
    <Card
      id="cover"
      title="Who takes on whom"
      description={
        open
          ? `On ${formatDay(startsOn)} each of them reports to whoever is named here. Whoever is named is asked at once, and sees only from whom, whom and when.`
          : `Since ${formatDay(startsOn)}.`
      }
    >
      {open ? (
        <ActionForm action={action} success="Saved. Whoever is new here is asked." aria-label="Cover plan">
          <input type="hidden" name="moveId" value={id} />
          {cover.map((row) => (
            <ColleagueField
              key={`${row.report.id} ${row.owner?.handle}`}
              name={`owner.${row.report.id}`}
              label={`${row.report.name} from ${formatDay(startsOn)}`}
              hint={<Answer row={row} />}
              people={people}
              defaultValue={row.owner?.handle ?? ""}
              placeholder="Name, handle or e-mail address"
            />
          ))}
          <p className="text-xs text-fg-muted">
            Another name asks the other side of this move for another yes. Who can read this: {audience}.
          </p>
          <SubmitButton variant="secondary" className="justify-self-start">
            Save and ask them
          </SubmitButton>
        </ActionForm>
      ) : (
        <ul className="grid gap-1">
          {cover.map(({ report, owner }) => (
            <li key={report.id}>
              {report.name} reports to {owner?.name}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Answer({ row: { owner, isYes, words } }: { row: Row }) {
  if (!owner) return <Badge>Nobody is named yet</Badge>;
  const said = isYes === null ? "is asked" : isYes ? "said yes" : "would rather not";
  return (
    <span>
      <Badge tone={isYes ? "ok" : isYes === false ? "warn" : "neutral"}>
        {owner.name} {said}
      </Badge>
      {words && <span className="block wrap-anywhere">{words}</span>}
    </span>
  );
}
