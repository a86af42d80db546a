/** The names on the way to a unit: "Engineering / Platform". */
export function unitPathNames(path: string, names: ReadonlyMap<string, string>): string {
  return path
    .split(".")
    .flatMap((node) => names.get(node) ?? [])
    .join(" / ");
}
