"use client";
import { clsx } from "clsx";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { type ButtonStyle, buttonStyles } from "./button";
import { Icon } from "./icon";

type DialogProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  trigger?: ReactNode;
  variant?: ButtonStyle["variant"];
  size?: ButtonStyle["size"];
  wide?: boolean;
  hideTitle?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A dialog with its opening button; it closes when an ActionForm inside it was saved. Needs JavaScript: give what matters a page too. */
export function Dialog({
  title,
  description,
  children,
  trigger,
  variant,
  size,
  wide = false,
  hideTitle = false,
  open,
  onOpenChange,
}: DialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const change = onOpenChange ?? setOwnOpen;
  const closeOnSaved = (node: HTMLDivElement | null) => {
    const close = () => change(false);
    node?.addEventListener("saved", close);
    return () => node?.removeEventListener("saved", close);
  };
  return (
    <Radix.Root open={open ?? ownOpen} onOpenChange={change}>
      {trigger && <Radix.Trigger className={clsx(buttonStyles({ variant, size }), "noscript:hidden")}>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        {/* Not Radix.Overlay: it injects a <style> that the content policy blocks. */}
        <div data-scroll-lock className="fixed inset-0 z-40 bg-[rgb(0_0_0/.45)] transition-opacity starting:opacity-0" />
        <Radix.Content
          ref={closeOnSaved}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={clsx(
            "fixed inset-x-4 top-[10vh] z-40 mx-auto grid max-h-[80vh] grid-cols-[minmax(0,1fr)] gap-4 overflow-y-auto rounded-lg bg-surface p-5 shadow-pop transition starting:-translate-y-1 starting:opacity-0 forced-colors:border",
            wide ? "max-w-2xl" : "max-w-md",
          )}
        >
          <div className={hideTitle ? "sr-only" : "pr-8"}>
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-sm text-fg-muted">{description}</Radix.Description>}
          </div>
          {children}
          {!hideTitle && (
            <Radix.Close aria-label="Close" className={clsx(buttonStyles({ variant: "quiet", size: "icon" }), "absolute top-3 right-3")}>
              <Icon name="x" />
            </Radix.Close>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A button inside a Dialog that closes it and changes nothing. */
export function DialogClose({ children = "Cancel", variant }: { children?: ReactNode; variant?: ButtonStyle["variant"] }) {
  return <Radix.Close className={buttonStyles({ variant })}>{children}</Radix.Close>;
}
