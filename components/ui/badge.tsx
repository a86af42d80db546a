import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export const badgeStyles = cva(
  "badge inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 align-middle text-xs font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-surface-3 text-fg-muted",
        accent: "bg-accent-soft text-accent-text",
        ok: "bg-ok-soft text-ok",
        warn: "bg-warn-soft text-warn",
        danger: "bg-danger-soft text-danger",
        info: "bg-info-soft text-info",
        ic: "bg-ic-soft text-ic",
        mgmt: "bg-mgmt-soft text-mgmt",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = "neutral" | "accent" | "ok" | "warn" | "danger" | "info";
type BadgeProps = { tone?: BadgeTone; icon?: ReactNode; children: ReactNode; className?: string };

const shapes: Record<BadgeTone, ReactNode> = {
  neutral: null,
  accent: null,
  ok: <Icon name="circle-check" />,
  warn: <Icon name="triangle-alert" />,
  danger: <Icon name="octagon-alert" />,
  info: <Icon name="info" />,
};

/** A state in a word; tones that mean something bring their shape along. */
export function Badge({ tone = "neutral", icon = shapes[tone], children, className }: BadgeProps) {
  return (
    <span className={badgeStyles({ tone, className })}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
