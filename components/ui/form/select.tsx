"use client";
import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { controlStyles, useControl } from "./form-state";
import { Icon } from "../icon";

/** The browser's own select; options are plain <option> and <optgroup> children. */
export function Select({ className, name, defaultValue, ...rest }: ComponentProps<"select">) {
  const { wiring, kept } = useControl(name);
  const start = rest.value === undefined ? { defaultValue: kept ?? defaultValue } : {};
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select
        className={clsx(controlStyles, "h-8 appearance-none truncate pr-8 forced-colors:appearance-auto")}
        {...wiring}
        {...start}
        {...rest}
      />
      <Icon name="chevron-down" className="pointer-events-none absolute top-2 right-2.5 text-fg-muted forced-colors:hidden" />
    </span>
  );
}
