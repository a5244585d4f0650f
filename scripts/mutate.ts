import { ending } from "./processes.ts"
import { generate } from "./generate.ts"
import { spawn } from "node:child_process"

/**
 * `npm run mutate`: changes the rules of who and when, and the one way to write, a hundred small ways each, and asks of each whether a test
 * notices. What is said to survive stands with its reason in docs/decisions/0019-the-walls.md.
 */
export async function mutate(): Promise<number> {
  await generate()
  let worst = 0
  for (const MUTATE of ["rules", "command"]) {
    const child = spawn(process.execPath, ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", "stryker.config.js"], { stdio: "inherit", env: { ...process.env, MUTATE } })
    worst = Math.max(worst, (await ending(child)) === "0" ? 0 : 1)
  }
  return worst
}
