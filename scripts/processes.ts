import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { Stop } from "./outcome.ts"

export type RunOptions = {
  /** Added to this process's environment; an empty string hides a variable. */
  env?: Record<string, string | undefined>
  /** A file that receives all the output, instead of this terminal; it is also where a message of failure points. */
  log?: string
  /** Ends the child when it fires. */
  signal?: AbortSignal | undefined
}

/**
 * Runs a program to its end and gives back what it wrote to standard output (nothing, where `log` took it).
 * @throws Stop with the last lines of its output, when it ends in anything but 0
 */
export async function run(title: string, command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const file = options.log === undefined ? undefined : openSync(options.log, "a", 0o600)
  const child = spawn(command, args, {
    env: { ...process.env, ...options.env },
    stdio: ["ignore", file ?? "pipe", file ?? "pipe"],
    signal: options.signal,
  })
  const output: string[] = []
  const all: string[] = []
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output.push(text), all.push(text)))
  child.stderr?.setEncoding("utf8").on("data", (text: string) => all.push(text))
  const ended = await ending(child)
  if (file !== undefined) closeSync(file)
  if (ended === "0") return output.join("")
  throw new Stop(`${title} ended with ${ended}.\n${options.log === undefined ? tail(all.join("")) : `See ${options.log}`}`)
}

/** Waits until a child has ended: its exit code or its signal, as text, or why it never ran. */
export function ending(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once("error", (error) => done(error.message))
    child.once("close", (code, signal) => done(String(code ?? signal)))
  })
}

/** The last lines of a text, for a message of failure. */
export function tail(text: string, lines = 30): string {
  return text.trimEnd().split("\n").slice(-lines).map((line) => line.slice(0, 500)).join("\n")
}

/** Whether a program of this name is on the PATH and runs. */
export function runs(command: string, args: readonly string[] = ["--version"]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0
}

/** Resolves after so many milliseconds, or as soon as the signal fires. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener("abort", () => (clearTimeout(timer), done()), { once: true })
  })
}
