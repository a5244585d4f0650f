import { existsSync, writeFileSync, rmSync } from "node:fs"
import { pause } from "../scripts/processes"
import { served } from "../scripts/served"
const { DATABASE_URL = "", DESK_DATABASE_URL = "", SITE_DATABASE_URL = "", AUTH_SECRET = "" } = process.env
rmSync("/tmp/keep.stop", { force: true })
const site = await served({ ownerUrl: DATABASE_URL, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET })
writeFileSync("/tmp/paint-origin", site.origin)
console.log(site.origin)
while (!existsSync("/tmp/keep.stop")) await pause(500)
await site.close(); process.exit(0)
