import { ButtonLink } from "@/components/ui/button";

/** What stands where a page is not, or not for this viewer. */
export function NotHere() {
  return (
    <div className="mx-auto grid max-w-lg gap-3 p-6">
      <h1 className="text-xl font-semibold">This is not here</h1>
      <p className="text-fg-muted">It may have moved, or it was never yours to see. Both look the same.</p>
      <ButtonLink href="/" className="justify-self-start">
        Go to my growth
      </ButtonLink>
    </div>
  );
}
