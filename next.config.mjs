/** @type {import("next").NextConfig} */
export default {
  // Tests, the demo and a development server can build side by side in one checkout.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  devIndicators: false,
  // Native modules and the database driver stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "rate-limiter-flexible",
    "graphile-worker",
    "nodemailer",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
};
