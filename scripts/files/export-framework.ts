// npm run --silent framework:export -- KEY [--label L] [--as EMAIL] > FILE
import { parseArgs } from "node:util";
import { Refused } from "@/lib/errors";
import { getFrameworkFile } from "@/lib/frameworks/queries";
import { command } from "../support/connect";
import { administratorViewer } from "../support/viewer";

await command(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { label: { type: "string" }, as: { type: "string" } } });
  const [key, ...more] = positionals;
  if (!key || more.length)
    throw new Refused("Name one framework: npm run --silent framework:export -- KEY [--label L] [--as EMAIL] > FILE");
  const file = await getFrameworkFile(await administratorViewer(values.as), key, values.label);
  if (file === null)
    throw new Refused(
      values.label ? `There is no version ${values.label} of a framework ${key}.` : `There is no published framework ${key}.`,
    );
  process.stdout.write(file);
});
