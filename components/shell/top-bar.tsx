import type { ReactNode } from "react";
import { buttonStyles } from "../ui/button";
import { Palette, type PaletteLink } from "./palette";
import { Icon } from "../ui/icon";

/** The bar above every page: the drawer's button on small screens, the palette, and the viewer's menu. */
export function TopBar({ links, children }: { links: readonly PaletteLink[]; children: ReactNode }) {
  return (
    <header className="no-print sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-border bg-bg px-4 md:px-6">
      <button
        type="button"
        popoverTarget="navigation"
        aria-label="Open navigation"
        className={buttonStyles({ variant: "quiet", size: "icon", className: "md:hidden" })}
      >
        <Icon name="menu" />
      </button>
      <Palette links={links} />
      <div className="ml-auto flex min-w-0 items-center gap-2">{children}</div>
    </header>
  );
}
