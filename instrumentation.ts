/** Next calls this once when a server begins (Next's own name for this file). Here begins the worker, where this process has that role. */
export async function register(): Promise<void> {
  const role = process.env.APP_ROLE || "all"
  if (process.env.NEXT_RUNTIME !== "nodejs" || (role !== "all" && role !== "worker")) return
  const { startWorker } = await import("@/lib/worker/loop")
  startWorker()
}
