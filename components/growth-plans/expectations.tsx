import type { PlanView } from "@/lib/growth-plans/queries";

/** Every competency of the level in mind, with how it differs from one's own, in words. */
export function Expectations({ groups, levelPath }: { groups: PlanView["groups"]; levelPath: string }) {
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {groups.map((group) => (
        <section key={group.name}>
          <h3 className="text-sm text-fg-muted">{group.name}</h3>
          <ul>
            {group.competencies.map(({ key, name, difference }) => (
              <li key={key} className="min-h-6">
                <a href={`${levelPath}#${key}`} className="hover:underline">
                  {name}
                </a>
                {difference && <span className="text-sm text-fg-muted"> · {difference}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
