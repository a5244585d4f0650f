import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { strings } from "@/lib/strings"
import { fonts } from "./fonts"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: strings.desk.frame.office, template: strings.desk.frame.titleTemplate },
  // The desk and the log-in belong to no search engine; readers' pages are route handlers and never pass here.
  robots: { index: false, follow: false },
  referrer: "same-origin",
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfdfb" },
    { media: "(prefers-color-scheme: dark)", color: "#11161a" },
  ],
}

/** The frame of every page of the desk and the log-in: Arabic, right to left, whatever the text within. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="ar" dir="rtl" className={fonts}>
      <body>{children}</body>
    </html>
  )
}
