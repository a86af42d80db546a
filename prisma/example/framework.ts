import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Viewer } from "@/lib/access/viewer";
import { type FrameworkImport, importFramework } from "@/lib/frameworks/mutations";

/** Publishes the framework that comes with Pendulum; changes nothing when it is there already. */
export async function publishBuiltIn(viewer: Viewer): Promise<FrameworkImport> {
  const text = readFileSync(join(import.meta.dirname, "../frameworks/pendulum.yml"), "utf8");
  return importFramework(viewer, { text, publish: true });
}
