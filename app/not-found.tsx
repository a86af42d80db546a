import { ButtonLink } from "@/components/ui/button";

export default function NotFoundPage() {
  return (
    <main className="mx-auto grid max-w-lg gap-3 p-6">
      <h1 className="text-xl font-semibold">This is not here</h1>
      <p className="text-fg-muted">It may have moved, or it was never yours to see. Both look the same.</p>
      <ButtonLink href="/">Go to my growth</ButtonLink>
    </main>
  );
}
