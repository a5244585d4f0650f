"use client"

import type { ReactNode } from "react"
import { writeInDigits, type Digits } from "@/lib/arabic/numbers"

/** Lets what stands within be written in the newsroom's digits, in the browser and where the page is made for it. */
export function House({ digits, children }: { digits: Digits; children: ReactNode }) {
  writeInDigits(digits)
  return children
}
