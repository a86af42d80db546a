import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/scripts/database/embedded";
import type { Sources } from "./architecture";

/** The project's own files below these folders. */
export function sourcesOf(...folders: string[]): Sources {
  const files: Sources = {};
  for (const folder of folders)
    for (const entry of readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(checkout.length + 1);
      if (entry.isFile() && /\.(tsx?|mjs|css|sql)$/.test(entry.name) && !/generated|fixtures|\.next/.test(path))
        files[path] = readFileSync(join(checkout, path), "utf8");
    }
  return files;
}
