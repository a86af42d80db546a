"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the sidebar that knows whether its page, or a page below it, is open. */
export function NavLink({ href, exact = false, children }: { href: string; exact?: boolean; children: ReactNode }) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={here ? "page" : undefined}
      onClick={closeDrawer}
      className="flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm text-fg-muted transition-colors hover:bg-surface-3 hover:text-fg aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {children}
    </Link>
  );
}

function closeDrawer() {
  document.getElementById("navigation")?.hidePopover();
}
