type TabLinksProps<K extends string> = { label: string; current: K; tabs: Readonly<Record<K, string>>; hrefOf: (tab: K) => string };

/** Several sides of one page, each with an address of its own. */
export function TabLinks<K extends string>({ label, current, tabs, hrefOf }: TabLinksProps<K>) {
  return (
    <nav aria-label={label} className="no-print mb-4 flex flex-wrap gap-2">
      {(Object.entries(tabs) as [K, string][]).map(([tab, name]) => (
        <a
          key={tab}
          href={hrefOf(tab)}
          aria-current={tab === current ? "page" : undefined}
          className="inline-flex h-8 items-center rounded-full border border-border-strong bg-surface px-3 text-sm hover:bg-surface-3 aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
