import { type IdeaKey, ideas } from "@/lib/assignment-ideas/rules";

/** What others have offered before: a beginning, to be put in one's own words. */
export function IdeaLinks({ current }: { current: IdeaKey | null }) {
  const links = [["", "In my own words"], ...Object.entries(ideas).map(([key, { title }]) => [key, title])] as [string, string][];
  return (
    <nav aria-label="Ideas" className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {links.map(([key, title]) => (
          <li key={key}>
            <a
              href={key ? `/opportunities/new?idea=${key}` : "/opportunities/new"}
              aria-current={key === (current ?? "") ? "page" : undefined}
              className="inline-flex min-h-7 items-center rounded-full border border-border-strong px-3 text-sm hover:bg-surface-3 aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
