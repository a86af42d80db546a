import { ButtonLink } from "./button";

type PageLinksProps = { page: number; hrefOf: (page: number) => string; label?: string } & (
  | { pages: number; hasMore?: never }
  | { hasMore: boolean; pages?: never }
);

/** The page an address asks for; the first when it asks for nonsense, and never beyond `most`. */
export function pageOf(asked: string | string[] | undefined, most = 1000): number {
  return Math.max(1, Math.min(most, Math.trunc(Number(asked)) || 1));
}

/** The way through a list that is shown a page at a time, counted or not; nothing when one page holds it all. */
export function PageLinks({ page, pages, hasMore = page < (pages ?? 0), hrefOf, label = "Pages" }: PageLinksProps) {
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={label} className="mt-3 flex items-center gap-2 text-sm">
      {page > 1 && <ButtonLink href={hrefOf(page - 1)}>Previous</ButtonLink>}
      <span>
        Page {page} {pages && `of ${pages}`}
      </span>
      {hasMore && <ButtonLink href={hrefOf(page + 1)}>Next</ButtonLink>}
    </nav>
  );
}

type OlderLinksProps = { latest: string; newer?: string | null; older: string | null; isLatest: boolean; label: string };

/** The way through a list that grows at its head, where pages have no numbers. */
export function OlderLinks({ latest, newer, older, isLatest, label }: OlderLinksProps) {
  if (isLatest && !older) return null;
  return (
    <nav aria-label={label} className="mt-3 flex items-center gap-2 text-sm">
      {!isLatest && <ButtonLink href={latest}>Latest</ButtonLink>}
      {newer && <ButtonLink href={newer}>Newer</ButtonLink>}
      {older && <ButtonLink href={older}>Older</ButtonLink>}
    </nav>
  );
}
