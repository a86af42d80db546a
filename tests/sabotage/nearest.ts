// Which tests to ask first about a file: those likeliest to notice, so that most faults cost seconds.

/** All quick tests in three rounds: those that import the file or share its folder's name, the matrix and its kin, the rest. */
export function nearest(file: string, tests: Record<string, string>): string[][] {
  const room = file.startsWith("prisma/") ? "database" : (file.split("/").at(-2) ?? "");
  const module = file.replace(/\.tsx?$/, "");
  const names = Object.keys(tests).filter((path) => path.endsWith(".test.ts"));
  const first = names.filter((path) => path.split("/").includes(room) || tests[path]?.includes(`@/${module}"`));
  const second = names.filter((path) => !first.includes(path) && (path.includes("/access/") || tests[path]?.includes(`/${room}/`)));
  const third = names.filter((path) => !first.includes(path) && !second.includes(path));
  return [first, second, third].filter((files) => files.length);
}
