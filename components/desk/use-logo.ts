"use client"

import { useEffect, useState } from "react"
import type { PictureView } from "@/lib/articles/view"
import { urls } from "@/lib/urls"
import type { PictureChoice } from "./picture-image"

/** A picture of the library as readers' pages draw it, from the desk's own address: readers may not get it yet. Null until it is known. */
export function useLogo(id: string | null): PictureView | null {
  const [known, setKnown] = useState<{ id: string; logo: PictureView | null } | null>(null)
  useEffect(() => {
    if (id === null || known?.id === id) return
    let current = true
    void fetch(`${urls.api.media()}?${new URLSearchParams({ id })}`, { cache: "no-store" })
      .then(async (response) => (response.ok ? ((await response.json()) as PictureChoice) : null))
      .catch(() => null)
      .then((found) => {
        if (current) setKnown({ id, logo: found && { ...found, base: urls.api.picture(id) } })
      })
    return () => {
      current = false
    }
  }, [id, known])
  return known?.id === id ? known.logo : null
}
