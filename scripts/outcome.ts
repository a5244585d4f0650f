import { EnvError } from "#lib/env-schema.ts"

/** Something that the person at the terminal can mend: shown as its message alone, without a stack. */
export class Stop extends Error {
  override readonly name = "Stop"
}

/** Runs a command and ends the process with its exit code (none is 0); a `Stop` or a wrong environment is one message and 1. */
export async function outcome(command: () => Promise<number | void>): Promise<never> {
  try {
    process.exit((await command()) ?? 0)
  } catch (error) {
    console.error(error instanceof Stop || error instanceof EnvError ? error.message : error)
    process.exit(1)
  }
}
