import { defineConfig } from "vitest/config";

const shared = {
  globals: false,
  testTimeout: 30_000,
  restoreMocks: true,
  env: { TZ: "Asia/Kathmandu" },
  // It names hooks that React leaves out on the server, which Node would refuse to link.
  server: { deps: { inline: ["react-markdown"] } },
};
const onPostgres = {
  globalSetup: ["tests/support/template.ts"],
  setupFiles: ["tests/support/database.ts"],
  hookTimeout: 60_000,
};
const resolve = { alias: { "@": import.meta.dirname } };
// "react-server" makes the server-only marker inert, as it is on the server.
const ssr = {
  resolve: { conditions: ["react-server", "module", "node", "development|production"], externalConditions: ["react-server", "node"] },
};

export default defineConfig({
  test: {
    projects: [
      { resolve, ssr, test: { ...shared, name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      { resolve, ssr, test: { ...shared, ...onPostgres, name: "integration", include: ["tests/integration/**/*.test.ts"] } },
      // Kills, attacks, fuzz, the clock: what takes minutes. `npm test` leaves it out.
      { resolve, ssr, test: { ...shared, ...onPostgres, name: "long", include: ["tests/long/**/*.test.ts"], testTimeout: 900_000 } },
    ],
    // An unexpected console.error fails the test that caused it.
    onConsoleLog: (text, stream) => {
      if (stream === "stderr" && /Error/.test(text)) throw new Error(text);
    },
  },
});
