import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("nothing that was acknowledged is lost, doubled or torn by a kill of each kind, a lock, a stall and a full disk", () => {
  const command = ["--conditions=react-server", "--import", "tsx", "tests/faults/faults.ts", "--app", "3", "--postgres", "1"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toMatch(/\d\d updates acknowledged: 0 lost, 0 doubled, 0 torn/);
});
