import { resolve } from "node:path"
import { runInApp } from "./in-app.ts"
import { onDatabase } from "./transfers.ts"

/** `npm run verify-record [-- FILE] [--heads FILE]`: of this installation, also while it serves; a file needs no database at all. */
export async function verifyRecord(args: readonly string[]): Promise<number> {
  const given = args.filter((each) => each !== "--")
  const files = given.map((each, index) => (each.startsWith("--") ? each : index > 0 || !each.startsWith("-") ? resolve(each) : each))
  const offline = given.some((each, index) => !each.startsWith("--") && given[index - 1] !== "--heads")
  return offline ? runInApp("scripts/verify-record.ts", files) : onDatabase("verify-record", "scripts/verify-record.ts", files)
}

/** `npm run revert -- --to TIME [--apply]`: with the owner's log-in, also while the newsroom serves. */
export const revert = (args: readonly string[]): Promise<number> =>
  onDatabase("revert", "scripts/revert.ts", args.filter((each) => each !== "--"))
