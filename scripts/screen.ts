/** Shows what is being done: a line when a step begins, another when it is done; on a terminal, the seconds pass meanwhile. */
export class Screen {
  readonly #terminal = process.stdout.isTTY === true
  readonly #running = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  /** Runs one step under a name. `work` gives the word that stands beside the name when it is done. */
  async step<T>(name: string, work: () => Promise<T>, done: (result: T) => string = () => "done"): Promise<T> {
    this.#running.set(name, Date.now())
    if (this.#terminal) this.#timer ??= setInterval(() => this.#show(), 200).unref()
    else console.log(`  ${name} …`)
    const began = Date.now()
    try {
      const result = await work()
      this.line(`  ${name}: ${done(result)} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
      return result
    } finally {
      this.#running.delete(name)
      this.#wipe()
      if (this.#running.size === 0) this.#timer = void clearInterval(this.#timer)
    }
  }

  /** A line that stays. */
  line(text: string) {
    this.#wipe()
    console.log(text)
  }

  #show() {
    const names = [...this.#running].map(([name, began]) => `${name} … ${Math.floor((Date.now() - began) / 1000)} s`)
    this.#wipe()
    process.stdout.write(`  ${names.join(", ")}`.slice(0, (process.stdout.columns ?? 80) - 1))
  }

  #wipe() {
    if (this.#terminal) process.stdout.write("\r\u001b[K")
  }
}
