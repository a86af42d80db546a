"use client";
import { SubmitButton } from "@/components/ui/form/action-form";
import { useFormState } from "@/components/ui/form/form-state";
import { DataCell, HeadCell, Table } from "@/components/ui/table";
import { type ImportSummary, namedAtMost } from "@/lib/imports/rules";

/** What the file would change or has changed, and every fault by line and column. */
export function ImportResult() {
  const { state } = useFormState();
  if (!state?.ok || !state.data) return null;
  const summary = state.data as ImportSummary & { checked: string };
  const { applied, rows, people, created, changed, moved, placed, unchanged, faultCount } = summary;
  const nothing = created + changed + moved + placed === 0;
  return (
    <section aria-label="Result" className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-border pt-4 text-sm">
      <p className="font-medium">{headline(summary, nothing)}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {Object.entries(
          faultCount ? { rows, people } : { rows, people, new: created, changed, moved, "new levels": placed, unchanged },
        ).map(([name, count]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-fg-muted">{name}</dt>
            <dd className="font-medium">{count.toLocaleString("en-GB")}</dd>
          </div>
        ))}
      </dl>
      {faultCount === 0 && <Who summary={summary} />}
      <Notes summary={summary} />
      {faultCount > 0 && <Faults summary={summary} />}
      {!applied && faultCount === 0 && !nothing && (
        <>
          <input type="hidden" name="checked" value={summary.checked} />
          <SubmitButton name="dryRun" value="no" pendingText="Importing…" className="justify-self-start">
            Import
          </SubmitButton>
        </>
      )}
    </section>
  );
}

function headline({ applied, faultCount }: ImportSummary, nothing: boolean): string {
  if (faultCount)
    return `${faultCount === 1 ? "One thing is" : `${faultCount.toLocaleString("en-GB")} things are`} wrong with this file, so nothing was changed.`;
  if (nothing) return "No changes: everything matches already.";
  return applied ? "Imported." : "This is what would change. Nothing has been changed yet.";
}

const whoWords = { created: "New", changed: "Changed", moved: "Moved", placed: "New level" } as const;

function Who({ summary: { who, ...counts } }: { summary: ImportSummary }) {
  return Object.entries(whoWords).map(([key, title]) => {
    const part = key as keyof typeof whoWords;
    if (!who[part].length) return null;
    const more = counts[part] - new Set(who[part].map(({ ref }) => ref)).size;
    return (
      <details key={key} open={who[part].length <= 10}>
        <summary className="min-h-6 font-medium">
          {title} ({counts[part].toLocaleString("en-GB")})
        </summary>
        <ul className="mt-1 grid gap-0.5 pl-4">
          {who[part].map(({ ref, name, how }) => (
            <li key={`${ref} ${how}`} className="wrap-anywhere">
              {name}
              {how && <span className="text-fg-muted"> · {how}</span>}
            </li>
          ))}
          {more > 0 && who[part].length >= namedAtMost && <li className="text-fg-muted">and {more.toLocaleString("en-GB")} more</li>}
        </ul>
      </details>
    );
  });
}

function Notes({ summary: { newUnits, ignoredColumns, leavers, titlesWithoutLevel } }: { summary: ImportSummary }) {
  const notes = [
    newUnits.length && `New units: ${newUnits.join("; ")}.`,
    ignoredColumns.length && `Columns that are not read: ${ignoredColumns.join(", ")}.`,
    leavers.length && `Have left, so nothing changes for them: ${leavers.join(", ")}.`,
    titlesWithoutLevel.length &&
      `Titles without a level: ${titlesWithoutLevel.map(({ title, people }) => `${title || "(none)"} (${people})`).join("; ")}.`,
  ].filter(Boolean);
  return (
    <ul className="grid gap-1 text-fg-muted">
      {notes.map((note) => (
        <li key={String(note)}>{note}</li>
      ))}
    </ul>
  );
}

function Faults({ summary: { faults, faultCount } }: { summary: ImportSummary }) {
  return (
    <Table caption={faultCount > faults.length ? `The first ${faults.length} faults` : "Faults"} showCaption>
      <thead>
        <tr>
          <HeadCell numeric>Line</HeadCell>
          <HeadCell>Column</HeadCell>
          <HeadCell>What is wrong</HeadCell>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ file, line, column, message }) => (
          <tr key={`${file} ${line} ${column} ${message}`}>
            <DataCell numeric>{line}</DataCell>
            <DataCell className="whitespace-nowrap">{file === "levels" ? `levels: ${column}` : column}</DataCell>
            <DataCell className="min-w-56">{message}</DataCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
