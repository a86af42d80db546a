import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

export const buttonStyles = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border text-sm font-medium whitespace-nowrap no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-accent-fg enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
        secondary: "border-border-strong bg-surface text-fg enabled:hover:bg-surface-3 [a&]:hover:bg-surface-3",
        quiet:
          "border-transparent text-fg-muted enabled:hover:bg-surface-3 enabled:hover:text-fg [a&]:hover:bg-surface-3 [a&]:hover:text-fg",
        danger: "border-transparent bg-danger text-accent-fg enabled:hover:bg-danger-hover [a&]:hover:bg-danger-hover",
      },
      size: { sm: "h-7 px-2.5", md: "h-8 px-3", lg: "h-10 px-4 text-base", icon: "size-8" },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyles>;

/** A button that does not submit unless told to; inside an ActionForm use SubmitButton. */
export function Button({ variant, size, className, type = "button", ...rest }: ComponentProps<"button"> & ButtonStyle) {
  return <button type={type} className={buttonStyles({ variant, size, className })} {...rest} />;
}

/**
 * A link that looks like a button: for going somewhere, never for changing something.
 */
export function ButtonLink({ variant, size, className, children, ...rest }: ComponentProps<"a"> & ButtonStyle) {
  return (
    <a className={buttonStyles({ variant, size, className })} {...rest}>
      {children}
    </a>
  );
}
