import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  tone?: "plain" | "private";
  level?: 2 | 3;
  id?: string;
  className?: string;
};

/** A titled area on its own surface. `private` is tinted and locked: what only its author can read. */
export function Card({ title, description, actions, children, tone = "plain", level = 2, id, className }: CardProps) {
  const secret = tone === "private";
  return (
    <section
      id={id}
      className={clsx(
        "card grid grid-cols-[minmax(0,1fr)] content-start gap-3 rounded-lg border p-4",
        secret ? "border-dashed border-warn bg-warn-soft" : "border-border bg-surface",
        className,
      )}
    >
      <Heading title={title} description={description} actions={actions} level={level} secret={secret} />
      {children}
    </section>
  );
}

type SectionProps = Omit<CardProps, "tone">;

/** A titled part of the page without a surface of its own. */
export function Section({ title, description, actions, children, level = 2, id, className }: SectionProps) {
  return (
    <section id={id} className={clsx("grid grid-cols-[minmax(0,1fr)] content-start gap-3", className)}>
      <Heading title={title} description={description} actions={actions} level={level} />
      {children}
    </section>
  );
}

function Heading({
  title,
  description,
  actions,
  level = 2,
  secret = false,
}: Pick<CardProps, "title" | "description" | "actions" | "level"> & { secret?: boolean }) {
  if (!title && !actions && !secret) return null;
  const Title = `h${level}` as const;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        {title && <Title className={clsx("font-semibold", level === 2 ? "text-lg" : "text-base")}>{title}</Title>}
        {description && <p className="text-sm text-fg-muted">{description}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {secret && (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-warn">
            <Icon name="lock" className="size-3.5" /> Only you
          </span>
        )}
        {actions}
      </div>
    </div>
  );
}
