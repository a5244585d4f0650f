import { spawn } from "node:child_process"
import { ending } from "./processes.ts"

/** The arguments that run a TypeScript file as the app's own code runs: with its aliases, on the server's side. */
export const inApp = (file: string, args: readonly string[] = []): string[] =>
  ["--conditions=react-server", "--import", "tsx", file, ...args]

/** Runs a file of the app on this terminal; gives its exit code. */
export async function runInApp(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, inApp(file, args), { stdio: "inherit", env: { ...process.env, ...env } })
  const ended = await ending(child)
  return /^\d+$/.test(ended) ? Number(ended) : 1
}
