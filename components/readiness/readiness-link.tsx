/** The way to three quiet questions for somebody and their manager. */
export const ReadinessLink = ({ handle, other }: { handle: string; other: string }) => (
  <p>
    <a href={`/people/${handle}/readiness`} className="inline-block min-h-6 text-sm text-accent-text hover:underline">
      A first move into management: three questions for you and {other}
    </a>
  </p>
);
