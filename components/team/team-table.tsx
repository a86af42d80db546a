"use client";
import { FreshnessBadge } from "@/components/growth-plans/freshness-badge";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { DataCell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { countOf, formatDate, formatDay } from "@/lib/format";
import type { TeamView } from "@/lib/team/queries";

/** Direct reports, who needs their manager first; why is said in words, and nothing ranks them. */
export function TeamTable({ members }: { members: TeamView["members"] }) {
  return (
    <Table caption="My reports, ordered by who needs me">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>Person</HeadCell>
          <HeadCell>Needs attention</HeadCell>
          <HeadCell>Level</HeadCell>
          <HeadCell>Focus</HeadCell>
          <HeadCell>Plan</HeadCell>
          <HeadCell>1-on-1</HeadCell>
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, handle, name, level, plan, talk, openActions, reasons, trial }) => (
          <tr key={id} className="max-sm:grid max-sm:gap-1 max-sm:p-3 max-sm:*:h-auto max-sm:*:p-0">
            <RowHead href={`/people/${handle}`} className="whitespace-nowrap">
              {name}
            </RowHead>
            <DataCell className="min-w-48">
              {reasons.length ? (
                reasons.map(({ words }) => (
                  <span key={words} className="block wrap-anywhere whitespace-pre-line">
                    {words}
                  </span>
                ))
              ) : (
                <span className="text-fg-muted">Nothing at the moment</span>
              )}
            </DataCell>
            <DataCell className="whitespace-nowrap">
              {level ? (
                <span className="grid justify-items-start gap-1 py-1">
                  <LevelBadge code={level.code} title={level.title} />
                  <TrackBadge kind={level.track.kind} name={level.track.name} />
                </span>
              ) : (
                <span className="text-fg-muted">No level yet</span>
              )}
              {trial && !trial.waits && <span className="text-xs text-fg-muted">Trial until {formatDay(trial.endsOn)}</span>}
            </DataCell>
            <DataCell className="min-w-40">
              <ul>
                {plan?.focuses.map((focus) => (
                  <li key={focus.name}>{focus.name}</li>
                ))}
              </ul>
            </DataCell>
            <DataCell className="whitespace-nowrap">
              {plan && <FreshnessBadge freshness={plan.freshness} quietDays={plan.quietDays} />}
            </DataCell>
            <DataCell className="min-w-28">
              <span className="grid gap-0.5">
                {talk?.next ? formatDate(talk.next) : <span className="text-fg-muted">No date yet</span>}
                {openActions > 0 && <span className="text-xs text-fg-muted">{countOf(openActions, "open action")}</span>}
                <a href={`/team/${handle}`} className="inline-block min-h-6 text-accent-text hover:underline">
                  Prepare<span className="sr-only"> for {name}</span>
                </a>
              </span>
            </DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
