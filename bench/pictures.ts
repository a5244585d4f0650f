import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import sharp from "sharp"
import { makePicture } from "@/lib/media/process"

// The largest pictures that are taken (50 megapixels), each in the process of its own that makes its files: how long, and how much memory
// that process held at its most. On Linux, which tells.

const [WIDTH, HEIGHT] = [8_000, 6_250]
const folder = mkdtempSync(join(tmpdir(), "waha-bench-pictures-"))

/** The most memory that the process of this upload has held so far, in kilobytes. */
function heldBy(upload: string): number {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`worker.ts\0${upload}\0`)) return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0)
    } catch {
      continue // it has just ended
    }
  }
  return 0
}

const soft = () => sharp({ create: { width: 1_000, height: 781, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 30 } } }).png().toBuffer()

async function main() {
  // Clouds and not noise: a file of noise would be larger than an upload may be.
  const clouds = sharp(await soft()).resize(WIDTH, HEIGHT, { kernel: "cubic", fit: "fill" })
  console.log(`${WIDTH} x ${HEIGHT}, load ${loadavg()[0]?.toFixed(2)}\nfile\tMB\ts\tMB of memory\tmade`)
  const files: [name: string, make: (path: string) => Promise<unknown>][] = [
    ["PNG of one colour", (path) => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#0a6350" } }).png().toFile(path)],
    ["PNG that comes in passes", (path) => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#0a6350" } }).png({ progressive: true }).toFile(path)],
    ["PNG that can be seen through, in passes", (path) => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: { r: 10, g: 99, b: 80, alpha: 0.5 } } }).png({ progressive: true }).toFile(path)],
    ["JPEG of a photograph's sort", (path) => clouds.clone().jpeg({ quality: 85 }).toFile(path)],
    ["JPEG that comes in passes", (path) => clouds.clone().jpeg({ quality: 85, progressive: true }).toFile(path)],
    ["WebP", (path) => clouds.clone().webp({ quality: 80, effort: 0 }).toFile(path)],
  ]
  for (const [n, [name, make]] of files.entries()) {
    const upload = join(folder, `upload${n}`)
    const out = join(folder, `out${n}`)
    mkdirSync(out)
    await make(upload)
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, heldBy(upload))), 20)
    const began = performance.now()
    const made = await makePicture(upload, out)
    const seconds = (performance.now() - began) / 1_000
    clearInterval(watch)
    console.log(`${name}\t${(statSync(upload).size / 1e6).toFixed(1)}\t${seconds.toFixed(1)}\t${Math.round(most / 1_000)}\t${made.ok ? `${made.made.widths.length} widths` : made.refusal}`)
    rmSync(out, { recursive: true })
    rmSync(upload)
  }
}

try {
  await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
