import { readers } from "@/lib/access/readers";
import type { BragView } from "@/lib/evidence/queries";
import { type Kind, kinds } from "@/lib/evidence/rules";
import { formatDay } from "@/lib/format";
import { Piece } from "./piece";

/** One's evidence as a document: by kind, with the plain-language line under each title, made to be printed. */
export function BragDocument({ view }: { view: BragView }) {
  const { person, from, to, withPrivate, pieces, isCut } = view;
  const sections = (Object.keys(kinds) as Kind[]).map((kind) => ({ kind, of: pieces.filter((piece) => piece.kind === kind) }));
  return (
    <div className="grid max-w-180 gap-5">
      <p className="text-sm text-fg-muted">
        {person.title && `${person.title}. `}
        {formatDay(from)} to {formatDay(to)}.{" "}
        {withPrivate ? "Includes what only you can read." : `Only what is shared: ${readers.plan(person.managerName)}.`}
        {isCut && ` The newest ${pieces.length} pieces; choose fewer days for the others.`}
      </p>
      {sections.map(({ kind, of }) =>
        of.length ? (
          <section key={kind} className="grid gap-3">
            <h2 className="text-lg font-semibold">{kinds[kind].name}</h2>
            {of.map((piece) => (
              <Piece key={piece.id} piece={piece} level={3} />
            ))}
          </section>
        ) : null,
      )}
    </div>
  );
}
