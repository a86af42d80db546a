import type { PlanView } from "@/lib/growth-plans/queries";
import { anchorOf } from "@/lib/ladders/rules";

type Group = PlanView["groups"][number];

/** Every competency that the level in mind asks for, with how it differs from one's own level in words; the others folded away. */
export function Expectations({ groups, levelPath }: { groups: Group[]; levelPath: string }) {
  const others = part(groups, false);
  const count = others.reduce((sum, { competencies }) => sum + competencies.length, 0);
  return (
    <>
      <Groups groups={part(groups, true)} levelPath={levelPath} />
      {count > 0 && (
        <details>
          <summary className="min-h-6 text-sm text-fg-muted">{`Not expected at this level: ${count}`}</summary>
          <div className="mt-2">
            <Groups groups={others} levelPath={levelPath} />
          </div>
        </details>
      )}
    </>
  );
}

const part = (groups: Group[], asked: boolean) =>
  groups
    .map(({ name, competencies }) => ({ name, competencies: competencies.filter((one) => one.asked === asked) }))
    .filter(({ competencies }) => competencies.length);

function Groups({ groups, levelPath }: { groups: Group[]; levelPath: string }) {
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {groups.map((group) => (
        <section key={group.name}>
          <h3 className="text-sm text-fg-muted">{group.name}</h3>
          <ul>
            {group.competencies.map(({ key, name, difference }) => (
              <li key={key} className="min-h-6">
                <a href={`${levelPath}#${anchorOf(key)}`} className="hover:underline">
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
