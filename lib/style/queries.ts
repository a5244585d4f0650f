import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { houseOf } from "./house"
import type { House } from "./kinds"

/** The rules as everybody who writes has them. */
export const houseStyle = async (): Promise<House> =>
  houseOf(await db().newsroom.findFirstOrThrow({ select: { styleOff: true, styleWords: true } }))

/** The same for whoever may change them; null for who may not. */
export const stylePage = async (actor: Actor): Promise<House | null> => (can(actor, "style.manage", { id: "all" }) ? houseStyle() : null)
