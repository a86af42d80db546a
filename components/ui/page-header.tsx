import type { ReactNode } from "react";
import { Icon } from "./icon";

type PageHeaderProps = {
  title: string;
  breadcrumbs?: readonly { href: string; label: string }[];
  context?: ReactNode;
  badges?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page: where it is, its name, one line of context, at most two actions. */
export function PageHeader({ title, breadcrumbs = [], context, badges, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 grid grid-cols-[minmax(0,1fr)] gap-1">
      {breadcrumbs.length > 0 && <Breadcrumbs trail={breadcrumbs} title={title} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold">{title}</h1>
            {badges}
          </div>
          {context && <div className="mt-0.5 text-sm text-fg-muted">{context}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}

function Breadcrumbs({ trail, title }: { trail: readonly { href: string; label: string }[]; title: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-1 text-xs text-fg-muted">
        {trail.map((step) => (
          <li key={step.href} className="flex items-center gap-1">
            <a href={step.href} className="inline-block min-w-6 leading-6 hover:text-fg hover:underline">
              {step.label}
            </a>
            <Icon name="chevron-right" className="size-3" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate leading-6">
          {title}
        </li>
      </ol>
    </nav>
  );
}
