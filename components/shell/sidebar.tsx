import { buttonStyles } from "../ui/button";
import { Icon, type IconName } from "../ui/icon";

export type NavItem = { href: string; label: string; icon: IconName; count?: number };
export type NavGroup = { label?: string; items: readonly NavItem[] };

/** The navigation: a column from 768 px, and below it a drawer that the top bar's button opens without JavaScript. */
export function Sidebar({ groups, path }: { groups: readonly NavGroup[]; path: string }) {
  return (
    <nav
      id="navigation"
      popover="auto"
      aria-label="Main"
      className="m-0 h-dvh max-h-none w-58 shrink-0 flex-col overflow-y-auto border-r border-border bg-surface-2 text-fg backdrop:bg-[rgb(0_0_0/.45)] max-md:inset-y-0 max-md:right-auto max-md:left-0 max-md:shadow-pop open:flex md:sticky md:top-0 md:flex md:self-start"
    >
      <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-5">
        <a href="/me" className="inline-flex h-8 items-center gap-2 text-base font-semibold">
          <Mark /> Pendulum
        </a>
        <button
          type="button"
          popoverTarget="navigation"
          popoverTargetAction="hide"
          aria-label="Close navigation"
          className={buttonStyles({ variant: "quiet", size: "icon", className: "md:hidden" })}
        >
          <Icon name="x" />
        </button>
      </div>
      <div className="grid gap-5 px-2.5 pt-2 pb-6">
        {groups.map((group, index) => (
          <NavSection key={group.label ?? index} group={group} id={`navigation-${index}`} path={path} />
        ))}
      </div>
    </nav>
  );
}

function NavSection({ group, id, path }: { group: NavGroup; id: string; path: string }) {
  return (
    <div>
      {group.label && (
        <p id={id} className="px-2.5 pb-1 text-xs font-medium text-fg-subtle">
          {group.label}
        </p>
      )}
      <ul aria-labelledby={group.label ? id : undefined} className="grid gap-px">
        {group.items.map(({ icon, label, href, count }) => (
          <li key={href}>
            <a href={href} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined} className="nav-link">
              <Icon name={icon} /> {label}
              {Boolean(count) && (
                <span className="ml-auto rounded-full bg-accent-soft px-2 text-xs font-medium text-accent-text">
                  {count === 10 ? "9+" : count}
                  <span className="sr-only"> new</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A pendulum at rest: two ways to swing, neither above the other. */
function Mark() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      <path d="M3 3h14M10 3v9" />
      <path d="M3.5 11.5c3.6 5.3 9.4 5.3 13 0" strokeDasharray="1.5 2.5" className="text-fg-subtle" stroke="currentColor" />
      <circle cx="10" cy="14.5" r="2.5" className="fill-accent stroke-accent" />
    </svg>
  );
}
