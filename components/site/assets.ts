import { script } from "@/lib/generated/script"

/** Files under public/ whose folder is the hash of what they hold (assets.test.ts), so that browsers may keep them for ever. */
export const assets = {
  fonts: ["/fonts/78499323927d/naskh-arabic.woff2", "/fonts/78499323927d/naskh-latin.woff2"],
  /** Made out of components/site/enhance by scripts/script.ts. */
  script,
  icon: "/icon.svg",
} as const
