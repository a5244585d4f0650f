export type BackupFault =
  | "no_file" | "not_a_backup" | "damaged" | "incomplete" | "newer" | "other_migrations" | "not_empty" | "unknown_table" | "not_ready" | "not_the_same" | "chain"

/** Why a backup could not be made, read or put back: a code for the desk, a sentence for the terminal. */
export class BackupProblem extends Error {
  constructor(readonly fault: BackupFault, message: string) {
    super(message)
    this.name = "BackupProblem"
  }
}
