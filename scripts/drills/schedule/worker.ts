import { watchPlanned } from "@/lib/receipts/watch"

// A worker and nothing else, which may be killed at any moment.
watchPlanned()
setInterval(() => {}, 60_000)
