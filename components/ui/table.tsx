import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

type TableProps = { caption: string; showCaption?: boolean; children: ReactNode; className?: string };

/** A plain HTML table that scrolls sideways inside its own box; the caption names it to everybody. */
export function Table({ caption, showCaption = false, children, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="card relative overflow-x-auto rounded-lg border border-border bg-surface"
    >
      <table
        className={clsx(
          "w-full border-collapse text-left text-sm [&_tbody_tr:hover]:bg-surface-2 [&_tbody_tr+tr]:border-t [&_tbody_tr+tr]:border-border [&_thead]:border-b [&_thead]:border-border [&_thead]:bg-surface-2",
          className,
        )}
      >
        <caption className={showCaption ? "px-3 py-2 text-left text-xs text-fg-muted" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type Cell = { numeric?: boolean };
type HeadCellProps = ComponentProps<"th"> & Cell & { sort?: { href: string; order: "ascending" | "descending" | null } };

/** A column's head; with `sort` its words are a link that sorts by the column. */
export function HeadCell({ numeric, sort, children, className, ...rest }: HeadCellProps) {
  return (
    <th
      scope="col"
      aria-sort={sort?.order ?? undefined}
      className={clsx("h-8 px-3 text-xs font-medium whitespace-nowrap text-fg-muted", numeric && "text-right", className)}
      {...rest}
    >
      {sort ? (
        <a
          href={sort.href}
          data-scroll="keep"
          className={clsx("inline-flex h-6 items-center gap-1 hover:text-fg hover:underline", sort.order && "text-fg")}
        >
          {children} {sort.order && <Icon name={sort.order === "ascending" ? "arrow-up" : "arrow-down"} className="size-3" />}
        </a>
      ) : (
        children
      )}
    </th>
  );
}

/** The first cell of a row: what the row is about, usually a link. */
export function RowHead({ href, children, className, ...rest }: ComponentProps<"th"> & { href?: string | undefined }) {
  return (
    <th scope="row" className={clsx("h-9 px-3 py-1.5 font-medium", className)} {...rest}>
      {href ? (
        <a href={href} className="inline-block min-h-6 leading-6 text-accent-text hover:underline">
          {children}
        </a>
      ) : (
        children
      )}
    </th>
  );
}

const cell = "h-9 px-3 py-1.5";
/** How a cell with a number looks, for tables of so many that a component each would be felt. */
export const numericCell = `${cell} text-right`;

export function DataCell({ numeric, className, ...rest }: ComponentProps<"td"> & Cell) {
  return <td className={clsx(numeric ? numericCell : cell, className)} {...rest} />;
}
