"use client"

import { createContext } from "react"

/** Asks whoever sits there to prove who they are; whether they did. Null outside the desk. */
export const Asking = createContext<(() => Promise<boolean>) | null>(null)
