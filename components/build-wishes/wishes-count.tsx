import { Card } from "@/components/ui/card";
import type { WishesView } from "@/lib/build-wishes/queries";
import { figureInWords } from "@/lib/disclosures/rules";
import { takenInWords } from "@/lib/snapshots/rules";

/** How many of those who lead people want to build again: a number, and never who. */
export function WishesCount({ view: { figure, min, asOf } }: { view: WishesView }) {
  return (
    <Card title="Want to build again" description={takenInWords(asOf)}>
      {asOf && (
        <p>
          <span className="font-medium">{figureInWords(figure, min)}</span> of those on a track that leads people. Each of them knows only
          their own wish; those who can read this number are not counted.
        </p>
      )}
    </Card>
  );
}
