import type { Tx } from "@/lib/db"
import type { Person } from "./view"

/** Those of the newsroom who may see an article, by name: whom a note on it can mean. The same rule as `article.see`. */
export function peopleWhoSee(tx: Pick<Tx, "user">, article: { writerId: string; sectionId: string | null }): Promise<Person[]> {
  const { writerId, sectionId } = article
  return tx.user.findMany({
    where: {
      active: true,
      OR: [
        { role: { in: [...everywhere] } }, { id: writerId },
        ...(sectionId === null ? [] : [{ role: "editor", sections: { some: { sectionId } } }]),
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true },
  })
}

const everywhere = ["chief", "admin"] as const
