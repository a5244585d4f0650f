import type { DemoArticle } from "@/prisma/seed/article"
import { culture } from "./culture"
import { onTheDesk } from "./desk"
import { economy } from "./economy"
import { moreWater } from "./rivers"
import { water } from "./water"

/** Everything that the demonstration's newsroom has written and clipped, in the order in which it came in. */
export const demoArticles: DemoArticle[] = [...water, ...moreWater, ...economy, ...culture, ...onTheDesk]
