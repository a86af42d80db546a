import { Markdown } from "@/components/ui/markdown/markdown";
import { TrackBadge } from "@/components/ui/ladder-badges";
import { countOf, formatDay } from "@/lib/format";
import type { OpeningView } from "@/lib/opportunities/queries";
import { effortInWords } from "@/lib/opportunities/rules";

/** Everything an assignment says about itself. */
export function OpeningFacts({ opening }: { opening: OpeningView }) {
  const { what, why, owner, orgUnit, remote, tracks, competencies, startsOn, endsOn, closesOn, seats } = opening;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h3 className="text-sm font-medium">What it is</h3>
        <Markdown>{what}</Markdown>
      </div>
      <div>
        <h3 className="text-sm font-medium">Why it stretches</h3>
        <Markdown>{why}</Markdown>
      </div>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Fact name="Offered by">
          <a href={`/people/${owner.handle}`} className="link">
            {owner.name}
          </a>
        </Fact>
        <Fact name="How much">{effortInWords(opening)}</Fact>
        <Fact name="When">
          {formatDay(startsOn)} to {formatDay(endsOn)}
        </Fact>
        {closesOn && <Fact name="Closes">{formatDay(closesOn)}</Fact>}
        <Fact name="Seats">{countOf(seats, "person", "people")}</Fact>
        <Fact name="Where">
          {[orgUnit?.name ?? "Anywhere in the company", remote && "can be done remotely"].filter(Boolean).join(", ")}
        </Fact>
        {tracks.length > 0 && (
          <Fact name="A taste of">
            <span className="flex flex-wrap gap-2">
              {tracks.map((kind) => (
                <TrackBadge key={kind} kind={kind} />
              ))}
            </span>
          </Fact>
        )}
        {competencies.length > 0 && <Fact name="To practise">{competencies.map((one) => one.name).join(", ")}</Fact>}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-fg-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
