import { clsx } from "clsx";
import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  children: ReactNode;
  example?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  level?: 2 | 3;
  className?: string;
};

/** A place with nothing in it yet, which teaches: what this is, one example, one action. */
export function EmptyState({ title, children, example, action, icon, level = 2, className }: EmptyStateProps) {
  const Title = `h${level}` as const;
  return (
    <div
      className={clsx(
        "grid content-start justify-items-start gap-3 rounded-lg border border-dashed border-border-strong bg-surface p-5",
        className,
      )}
    >
      {icon && <span className="text-fg-subtle [&_.icon]:size-6">{icon}</span>}
      <div className="max-w-prose">
        <Title className="text-base font-semibold">{title}</Title>
        <div className="text-sm text-fg-muted">{children}</div>
      </div>
      {example && (
        <div className="max-w-prose border-l-2 border-border-strong pl-3 text-sm text-fg-muted">
          <span className="text-xs font-medium">For example</span>
          <div>{example}</div>
        </div>
      )}
      {action}
    </div>
  );
}
