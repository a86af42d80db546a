import { clsx } from "clsx";
import { LevelBadge, TrackBadge } from "@/components/ui/ladder-badges";
import { listOf } from "@/lib/format";
import type { LaddersView } from "@/lib/ladders/queries";

type Row = LaddersView["rows"][number];

/** Every track as a lane of the same weight, side by side; a row holds peers, and nothing points up or down. */
export function Lanes({ ladders }: { ladders: LaddersView }) {
  const { tracks, rows, key, name } = ladders;
  return (
    <div className={clsx("-mx-2", tracks.length > 3 && "overflow-x-auto")}>
      <table
        className={clsx(
          "w-full table-fixed border-separate border-spacing-x-2 border-spacing-y-1.5 text-left",
          tracks.length > 3 && "min-w-180",
        )}
      >
        <caption className="sr-only">{name}: tracks side by side, peers in one row</caption>
        <thead>
          <tr>
            {tracks.map((track) => (
              <th key={track.key} scope="col" className="pb-1 align-top font-normal">
                <TrackBadge
                  kind={track.kind}
                  name={track.name}
                  className="max-sm:h-auto max-sm:rounded-md max-sm:[&>span]:whitespace-normal"
                />
                {track.summary && <p className="mt-1 text-sm text-fg-muted max-sm:hidden">{track.summary}</p>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <LaneRow key={index} row={row} width={tracks.length} framework={key} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LaneRow({ row: { cells, band, fork }, width, framework }: { row: Row; width: number; framework: string }) {
  return (
    <>
      {band && <Strip width={width}>{cells.filter(Boolean).length > 1 ? `Peers: ${band}` : band}</Strip>}
      <tr>
        {cells.map((level, lane) =>
          level ? <LevelCell key={level.key} level={level} framework={framework} showBand={!band} /> : <td key={lane} />,
        )}
      </tr>
      {fork && (
        <Strip width={width}>
          <strong className="font-medium text-fg">The fork.</strong> {forkInWords(fork)}
        </Strip>
      )}
    </>
  );
}

function Strip({ width, children }: { width: number; children: React.ReactNode }) {
  return (
    <tr>
      <td colSpan={width} className="pt-1 text-xs text-fg-muted">
        {children}
      </td>
    </tr>
  );
}

function LevelCell({ level, framework, showBand }: { level: NonNullable<Row["cells"][number]>; framework: string; showBand: boolean }) {
  return (
    <td className="card relative rounded-lg border border-border bg-surface p-2 align-top hyphens-auto sm:px-3 hover:border-border-strong hover:bg-surface-2">
      <a
        href={`/ladders/${framework}/${level.key}`}
        className="text-sm font-medium sm:text-base after:absolute after:inset-0 after:rounded-lg hover:underline"
      >
        {level.code && <LevelBadge code={level.code} className="mr-1.5" />}
        {level.title}
      </a>
      {level.scope && <p className="text-xs text-fg-muted max-sm:hidden">{level.scope}</p>}
      {showBand && level.band && <p className="text-xs text-fg-muted">{level.band.name}</p>}
    </td>
  );
}

function forkInWords({ title, tracks }: NonNullable<Row["fork"]>): string {
  return `From ${title} on, ${listOf(tracks)} ${tracks.length > 1 ? "stand side by side" : "is open as well"}. Moving between tracks goes sideways, in either direction.`;
}
