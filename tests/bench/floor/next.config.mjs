/** @type {import("next").NextConfig} */
export default { poweredByHeader: false, devIndicators: false, turbopack: { root: new URL("../../..", import.meta.url).pathname } };
