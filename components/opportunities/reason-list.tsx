"use client";

/** Openings or people that fit one another, each with its reasons. */
export function ReasonList({ items }: { items: { href: string; name: string; reasons: string[] }[] }) {
  return (
    <ul className="grid gap-3">
      {items.map(({ href, name, reasons }) => (
        <li key={href}>
          <a href={href} className="inline-block min-h-6 font-medium text-accent-text hover:underline">
            {name}
          </a>
          <ul className="text-sm text-fg-muted">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
