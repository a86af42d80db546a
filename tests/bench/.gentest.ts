import { openOrganisations } from "@/tests/bench/organisation";
const { stop } = await openOrganisations((process.argv[2] ?? "100").split(",").map(Number), console.log);
if (process.argv[3] === "stop") await stop();
