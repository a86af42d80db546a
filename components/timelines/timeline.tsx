import { Markdown } from "@/components/ui/markdown/markdown";
import { Badge } from "@/components/ui/badge";
import { formatDay } from "@/lib/format";
import type { TimelineView } from "@/lib/timelines/queries";
import { byYear, momentKinds } from "@/lib/timelines/rules";

/** One person's story by years, the newest first. */
export function Timeline({ moments }: { moments: TimelineView["moments"] }) {
  return (
    <div className="grid max-w-180 gap-6">
      {byYear(moments).map(({ year, moments: of }) => (
        <section key={year} className="grid gap-3">
          <h2 className="text-lg font-semibold">{year}</h2>
          <ol className="grid gap-3 border-l-2 border-border pl-4">
            {of.map(({ day, kind, title, words, href }) => (
              <li key={`${day} ${kind} ${title}`}>
                <p className="flex flex-wrap items-center gap-2 text-sm text-fg-muted">
                  <time dateTime={day}>{formatDay(day)}</time>
                  <Badge>{momentKinds[kind]}</Badge>
                </p>
                <p className="font-medium wrap-anywhere">
                  {href ? (
                    <a href={href} className="hover:underline">
                      {title}
                    </a>
                  ) : (
                    title
                  )}
                </p>
                {words && <Markdown className="text-fg-muted">{words}</Markdown>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
