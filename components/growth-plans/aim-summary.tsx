import { Words } from "@/components/ui/markdown/words";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { formatDay } from "@/lib/format";
import type { PlanView } from "@/lib/growth-plans/queries";

type Level = NonNullable<PlanView["placement"]>["level"];

/** Where one stands and what one has in mind, next to each other; neither is above the other. */
export function AimSummary({ placement, plan }: Pick<PlanView, "placement" | "plan">) {
  const own = placement?.level;
  const aim = plan?.aimLevel;
  const compare = own && aim && own.id !== aim.id && own.version.framework.key === aim.version.framework.key;
  return (
    <dl className="grid gap-4 sm:grid-cols-2">
      <div className="grid content-start gap-1">
        <dt className="text-sm text-fg-muted">Where I am</dt>
        <dd className="grid justify-items-start gap-1">
          {own ? <LevelLink level={own} /> : "No level yet"}
          {placement && <span className="text-sm text-fg-muted">since {formatDay(placement.since)}</span>}
        </dd>
      </div>
      <div className="grid content-start gap-1">
        <dt className="text-sm text-fg-muted">What I have in mind</dt>
        <dd className="grid justify-items-start gap-1">
          {aim ? <LevelLink level={aim} /> : <span className="wrap-anywhere">{aimText(plan)}</span>}
          {plan?.aimWords && <Words className="text-fg-muted">{plan.aimWords}</Words>}
          {compare && (
            <a
              href={`/ladders/${own.version.framework.key}/compare?a=${own.key}&b=${aim.key}`}
              className="text-sm text-accent-text underline underline-offset-2"
            >
              Compare the two
            </a>
          )}
        </dd>
      </div>
    </dl>
  );
}

function LevelLink({ level }: { level: Level }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <a href={`/ladders/${level.version.framework.key}/${level.key}`} className="font-semibold text-accent-text hover:underline">
        <LevelBadge code={level.code} title={level.title} />
      </a>
      <TrackBadge kind={level.track.kind} name={level.track.name} />
    </span>
  );
}

function aimText(plan: PlanView["plan"]): string {
  if (!plan) return "Not written down yet";
  if (plan.aim === "experience") return plan.aimExperience ?? "";
  return plan.aim === "staying" ? "Staying where I am" : "Exploring";
}
