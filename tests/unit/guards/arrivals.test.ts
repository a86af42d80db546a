import { describe, expect, it } from "vitest";
import { addressOf, isOwnOrigin } from "@/lib/requests/arrivals";

describe("the address tries are counted by", () => {
  it.each([
    ["the peer's own, when nobody stands between", "203.0.113.7", undefined, "203.0.113.7"],
    ["what the nearest proxy says, of this machine or network", "127.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7"],
    ["the same when it speaks IPv6", "::ffff:10.1.2.3", "203.0.113.7", "203.0.113.7"],
    ["the peer's own, when a stranger claims to be a proxy", "203.0.113.7", "198.51.100.9", "203.0.113.7"],
    ["the proxy's own, when it says nothing that reads", "127.0.0.1", "unknown", "127.0.0.1"],
    ["a household's whole network", "2001:db8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
    ["the same, however it is written", "::1", "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
  ])("is %s", (_, peer, forwarded, address) => {
    expect(addressOf(peer, forwarded)).toBe(address);
  });
});

describe("our own origin", () => {
  it.each([
    ["https://pendulum.example", "https://pendulum.example", true],
    ["https://pendulum.example", "https://pendulum.example:443", true],
    ["https://pendulum.example", "http://pendulum.example", false],
    ["https://pendulum.example", "https://pendulum.example:8443", false],
    ["https://pendulum.example", "https://pendulum.example.evil.test", false],
    ["https://pendulum.example", "http://localhost:3000", false],
    ["http://localhost:3000", "http://127.0.0.1:3000", true],
    ["http://localhost:3000", "http://127.0.0.1:3001", false],
    ["http://localhost:3000", "http://localhost.evil.test:3000", false],
    ["http://localhost:3000", "nonsense", false],
  ])("with %s, %s is: %s", (address, origin, own) => {
    expect(isOwnOrigin(origin, address)).toBe(own);
  });
});
