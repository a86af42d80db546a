"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Makes every plain link of the product a soft one: the next page comes without reloading this one.
 * Links are plain `<a href>` everywhere, which costs a page less than a component each, and nothing is
 * fetched ahead: reading somebody's page is recorded, and a glance at a link is not a read.
 * `data-scroll="keep"` stays where it is on the page.
 */
export function useSoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.("a");
      if (!link || !isSoft(link, event)) return;
      event.preventDefault();
      document.getElementById("navigation")?.hidePopover();
      router.push(link.pathname + link.search + link.hash, { scroll: link.dataset.scroll !== "keep" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
}

// Files, other sites, new tabs and places on this page are the browser's own business.
function isSoft(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (!link.href || link.origin !== location.origin || link.target || link.hasAttribute("download")) return false;
  if (link.pathname.startsWith("/api/")) return false;
  return !(link.hash && link.pathname === location.pathname && link.search === location.search);
}
