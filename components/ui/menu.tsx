"use client";
import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { type ButtonStyle, buttonStyles } from "./button";

type MenuProps = {
  trigger: ReactNode;
  label?: string;
  variant?: ButtonStyle["variant"];
  size?: ButtonStyle["size"];
  align?: "start" | "end";
  children: ReactNode;
};

/** A button that opens a list of commands. `label` names a trigger that is only an icon. Needs JavaScript. */
export function Menu({ trigger, label, variant = "quiet", size, align = "end", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger aria-label={label} className={clsx(buttonStyles({ variant, size }), "noscript:hidden")}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-40 min-w-44 rounded-lg bg-surface p-1 shadow-pop forced-colors:border"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = { children: ReactNode; href?: string; onSelect?: () => void; tone?: "plain" | "danger"; disabled?: boolean };

export function MenuItem({ children, href, onSelect, tone = "plain", disabled = false }: MenuItemProps) {
  const className = clsx(
    "flex min-h-8 items-center gap-2 rounded-md px-2 text-sm outline-none data-disabled:cursor-not-allowed data-disabled:text-fg-subtle data-highlighted:bg-surface-3 forced-colors:data-highlighted:outline-2",
    tone === "danger" && "text-danger",
  );
  return (
    <DropdownMenu.Item asChild={Boolean(href)} disabled={disabled} className={className} {...(onSelect ? { onSelect } : {})}>
      {href ? <a href={href}>{children}</a> : children}
    </DropdownMenu.Item>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-border" />;
}
