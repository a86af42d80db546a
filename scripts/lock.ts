// npm leaves packages for other platforms out of the lock file when a registry does not carry them,
// and `npm ci` then refuses the file everywhere. This puts them back: name, version and platform are
// known from the packages that want them. Run it after changing dependencies: npm run lock.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./database/embedded";

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "armv7", "ia32", "loong64", "mips64el", "ppc64", "ppc64le", "riscv64", "s390x", "wasm32", "x64"];

/** The lock file with an entry for every optional package that something in it wants at an exact version. */
export function complete(lock: Lock): Lock {
  const packages = { ...lock.packages };
  for (const entry of Object.values(lock.packages))
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = /\d+\.\d+\.\d+\S*/.exec(range)?.[0];
      const place = `node_modules/${name}`;
      if (!version || packages[place] || !platformOf(name).cpu) continue;
      packages[place] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platformOf(name) };
    }
  return { ...lock, packages: Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) };
}

function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const parts = name.replace("windows", "win32").split(/[-/]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor)).map((processor) => (processor === "armv7" ? "arm" : processor));
  const libc = parts.some((part) => part.startsWith("musl")) ? ["musl"] : parts.some((part) => part.startsWith("gnu")) ? ["glibc"] : [];
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(checkout, "package-lock.json");
  writeFileSync(file, `${JSON.stringify(complete(JSON.parse(readFileSync(file, "utf8"))), null, 2)}\n`);
}
