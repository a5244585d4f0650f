import { connect } from "../database.ts"
import { figuresOf, type Drill } from "../drill.ts"
import { PASSWORD, served } from "../served.ts"
import { openTwo, writeTogether } from "./together/run.ts"

/**
 * Two people in two browsers write one article at once, by a script that the seed makes: sentences at the beginning and the end of the same
 * and of other paragraphs, new paragraphs, connections that go away, pages loaded again, take-overs, texts that collide and what is chosen
 * then. Every sentence typed has to be in the article or in one of its revisions. `npm run drill together -- --seeds 40 --seed 1`.
 */
export const drill: Drill = async (newsroom) => {
  const { seeds, seed: first, steps } = figuresOf(newsroom.args, { seeds: 40, seed: 1, steps: 24 })
  const site = await served(newsroom)
  const total = { seeds: 0, sentences: 0, in_article: 0, in_a_revision_only: 0, lost: 0, twice: 0, conflicts: 0, take_overs: 0, unsettled: 0 }
  try {
    const people = await openTwo(site.origin, site.folder, PASSWORD)
    for (let seed = first; seed < first + seeds; seed++) {
      const found = await writeTogether(people, { seed, steps, owner: () => connect(newsroom.ownerUrl) })
      newsroom.say({ seed, ...found })
      total.seeds += 1
      for (const key of ["sentences", "in_article", "in_a_revision_only", "lost", "twice", "conflicts", "take_overs", "unsettled"] as const) total[key] += found[key]
    }
    await people.close()
    newsroom.say({ all: true, ...total })
    return total.seeds === seeds && total.lost === 0 && total.unsettled === 0
  } finally {
    await site.close()
  }
}
