import "server-only"

export { createFirstAdmin } from "./accept"
