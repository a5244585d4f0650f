/**
 * The port of this worker's newsroom. E2E_PORT may name several, with commas between them: so many specs then run at once, each on a newsroom
 * of its own, because specs see each other's articles.
 */
export const ports = (process.env.E2E_PORT ??= "4180").split(",")
export const port = ports[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? ""
