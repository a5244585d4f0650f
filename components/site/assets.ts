import { script } from "@/lib/generated/script"

/** Files under public/ whose folder is the hash of what they hold (assets.test.ts), so that browsers may keep them for ever. */
export const assets = {
  /** What every page shows: the letters of Arabic, and digits with punctuation. The other parts come where a page has such a letter (docs/design.md). */
  fonts: ["/fonts/9d3c25821cc3/naskh-arabic.woff2", "/fonts/9d3c25821cc3/naskh-signs.woff2"],
  /** Made out of components/site/enhance by scripts/script.ts. */
  script,
  icon: "/icon.svg",
} as const
