import { ActionForm, type FormAction, SubmitButton } from "@/components/ui/form/action-form";
import { Card } from "@/components/ui/card";
import type { OwnWish } from "@/lib/build-wishes/queries";
import { formatDay } from "@/lib/format";

type WishCardProps = { wish: OwnWish; keep: FormAction; letGo: FormAction };

/** One button that starts the way to building again. Nobody else learns of it until one proposes it. */
export function WishCard({ wish: { since }, keep, letGo }: WishCardProps) {
  return (
    <Card tone="private" title={since ? "I want to build again" : "Miss building?"}>
      <p className="text-sm">
        {since
          ? `Kept for you since ${formatDay(since)}. Wanting to write more code is growth. Leadership sees only how many people wish it, five or more at a time.`
          : "Wanting to write more code is growth. This button is for you alone: leadership sees only how many people pressed it, five or more at a time."}
      </p>
      {since ? (
        <div className="flex flex-wrap items-center gap-4">
          <a href="/track-moves/new" className="inline-block min-h-6 text-sm text-accent-text hover:underline">
            Propose it to my manager
          </a>
          <ActionForm action={letGo} success="Let go." aria-label="Let the wish go">
            <SubmitButton variant="quiet" size="sm" pendingText="…">
              Remove
            </SubmitButton>
          </ActionForm>
        </div>
      ) : (
        <ActionForm action={keep} success="Kept, for you alone." aria-label="I want to build again">
          <SubmitButton variant="secondary" className="justify-self-start" pendingText="…">
            I want to build again
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}
