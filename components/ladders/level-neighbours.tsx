import type { LevelView } from "@/lib/levels/queries";

/** Where one can go from a level: along its track, and sideways. */
export function LevelNeighbours({ level }: { level: LevelView }) {
  const { framework, previous, next, forksAfter, peers, opens } = level;
  const links = [
    ...(previous ? [{ words: "Earlier in this track", ...previous }] : []),
    ...(forksAfter && !peers.some((peer) => peer.key === forksAfter.key) ? [{ words: "Opens sideways from", ...forksAfter }] : []),
    ...(next ? [{ words: "Later in this track", ...next }] : []),
    ...peers.map((peer) => ({ words: `Peer in ${peer.track}`, ...peer })),
    ...opens.flatMap(({ name, first }) =>
      first && !peers.some((peer) => peer.key === first.key) ? [{ words: `Sideways into ${name}`, ...first }] : [],
    ),
  ];
  if (!links.length) return null;
  return (
    <nav aria-label="Levels around this one">
      <ul className="grid gap-1 text-sm sm:grid-cols-2">
        {links.map(({ words, key, title }) => (
          <li key={words + key}>
            <span className="text-fg-muted">{words}: </span>
            <a href={`/ladders/${framework.key}/${key}`} className="inline-block leading-6 text-accent-text hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
