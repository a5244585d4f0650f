import { fileURLToPath } from "node:url"

const forEver = [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }]

// What every answer carries, files and errors included; the content policies belong to the readers' pages and to the desk.
const always = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
]

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at the types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A paste of a few megabytes must arrive to be answered in words; lib/clipping says what is too long.
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
  turbopack: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    // A readers' page carries its stylesheet in itself: *.inline.css becomes a module that exports the compiled text.
    rules: { "*.inline.css": { loaders: ["./components/site/inline-css-loader.cjs"], as: "*.js" } },
  },
  async headers() {
    return [
      { source: "/:path*", headers: always },
      // These addresses carry the hash of what they hold.
      { source: "/fonts/:path*", headers: forEver },
      { source: "/scripts/:path*", headers: forEver },
    ]
  },
}
