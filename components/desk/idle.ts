/** Does some work when the page has nothing else to do, with how many ms it may take; gives what ends the waiting. */
export function whenIdle(work: (left: number) => void): { end: () => void } {
  // Not every browser tells when it is idle; there, a moment later.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(() => work(A_WHILE), 50)
    return { end: () => clearTimeout(timer) }
  }
  const idle = requestIdleCallback((deadline) => work(deadline.timeRemaining()), { timeout: 2_000 })
  return { end: () => cancelIdleCallback(idle) }
}

const A_WHILE = 6 // ms
