import type { DemoArticle } from "@/prisma/seed/article"
import { water } from "./water"

/** Everything that the demonstration's newsroom has written and clipped, in the order in which it came in. */
export const demoArticles: DemoArticle[] = [...water]
