import { openOrganisations } from "./organisation";
import { runScript } from "@/scripts/support/app";
const { organisations, stop } = await openOrganisations([1000, 100_000], (t) => console.log(t));
for (const o of organisations) {
  const { text } = await runScript("tests/bench/zz-measure.ts", [], {
    DATABASE_URL: o.appUrl,
    NEXTAUTH_SECRET: "x".repeat(32),
    NEXTAUTH_URL: "http://localhost:3000",
  });
  console.log(o.people, text);
}
await stop();
