import { ButtonLink } from "./button";

type PageLinksProps = { page: number; pages: number; hrefOf: (page: number) => string; label?: string };

/** The page an address asks for; the first when it asks for nonsense, and never beyond `most`. */
export function pageOf(asked: string | string[] | undefined, most = 1000): number {
  return Math.max(1, Math.min(most, Math.trunc(Number(asked)) || 1));
}

/** The way through a list that is shown a page at a time; nothing when one page holds it all. */
export function PageLinks({ page, pages, hrefOf, label = "Pages" }: PageLinksProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={label} className="mt-3 flex items-center gap-2 text-sm">
      {page > 1 && <ButtonLink href={hrefOf(page - 1)}>Previous</ButtonLink>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <ButtonLink href={hrefOf(page + 1)}>Next</ButtonLink>}
    </nav>
  );
}
