type Source = { label: string; attribution: string; rule: string };

/** Where the words come from, and an aggregate rule of the source, which is shown and decides nothing. */
export function SourceNote({ source: { label, attribution, rule } }: { source: Source }) {
  return (
    <footer className="mt-6 grid gap-2 text-xs text-fg-muted">
      <p>Version {label}</p>
      {rule && <p className="whitespace-pre-line">{`Rule of the source, for reading only: ${rule}`}</p>}
      {attribution && (
        <details>
          <summary className="min-h-6 leading-6">Source and licence</summary>
          <p className="max-w-prose whitespace-pre-line">{attribution}</p>
        </details>
      )}
    </footer>
  );
}
