import { clsx } from "clsx";
import { addressOf, type Asked } from "@/lib/insights/rules";

const views = [
  ["/organisation", "Distribution"],
  ["/organisation/flows", "Flows"],
  ["/organisation/parity", "Parity"],
  ["/organisation/health", "Health"],
  ["/organisation/ahead", "Looking ahead"],
] as const;
export type ViewPath = (typeof views)[number][0];

/** The views of an organisation beside one another; the unit and the ladders go along. */
export function ViewLinks({ at, asked: { unit, framework } }: { at: ViewPath; asked: Asked }) {
  return (
    <nav aria-label="Views of the organisation" className="no-print mb-4 flex flex-wrap gap-1">
      {views.map(([path, label]) => (
        <a
          key={path}
          href={addressOf(path, { ...(unit ? { unit } : {}), ...(framework ? { framework } : {}) })}
          aria-current={path === at ? "page" : undefined}
          className={clsx(
            "inline-flex h-8 items-center rounded-md px-3 text-sm hover:bg-surface-3",
            path === at ? "bg-accent-soft font-medium text-accent-text" : "text-fg-muted",
          )}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
