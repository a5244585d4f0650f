import { randomBytes } from "node:crypto"
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateSync } from "node:zlib"
import fc from "fast-check"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import { withBlockIds } from "@/lib/articles/block-ids"
import { create, restore, saveWorkingCopy } from "@/lib/articles/commands"
import type { Block, Body } from "@/lib/articles/body"
import { articlePage } from "@/lib/articles/published"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import { addPicture, changePicture, removePicture, replacePicture, setNewsroomLogo, setSectionPicture, setSourceLogo } from "@/lib/media/commands"
import { amongFew, mayAddToday } from "@/lib/media/allowance"
import { MAX_UPLOAD, PER_DAY } from "@/lib/media/limits"
import { makePicture } from "@/lib/media/process"
import { livePicture, pictureFor } from "@/lib/media/published"
import { listPictures, pictureFile, pictureForDesk } from "@/lib/media/queries"
import { filesOf } from "@/lib/media/renditions"
import { displayName } from "@/lib/media/schema"
import { newKey, store } from "@/lib/media/store"
import { NotNow, sweepMedia, takeIn } from "@/lib/media/upload"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import { mergeSection } from "@/lib/sections/commands"
import { mergeSource } from "@/lib/sources/commands"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"

let database: Awaited<ReturnType<typeof testDatabase>>
let writer: Actor
let chief: Actor
let admin: Actor
let section: string
const folder = mkdtempSync(join(tmpdir(), "waha-media-"))

beforeAll(async () => {
  database = await testDatabase()
  process.env.MEDIA_DIR = join(folder, "store")
  ;[writer, chief, admin] = [await makePerson("writer"), await makePerson("chief"), await makePerson("admin")]
  section = await makeSection()
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const flat = (width = 400, height = 300) => sharp({ create: { width, height, channels: 3, background: "#0a6350" } })
const stream = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream()
const upload = (bytes: Uint8Array, name = "نهر.jpg") => takeIn(stream(bytes), name)
const moving = async () => {
  const frames = await Promise.all(["#000", "#fff", "#0a6350"].map((background) => sharp({ create: { width: 64, height: 64, channels: 3, background } }).png().toBuffer()))
  return sharp(frames, { join: { animated: true } }).webp({ delay: [50, 50, 50] }).toBuffer()
}
const refusalOf = async (bytes: Uint8Array) => {
  const result = await upload(bytes)
  return result.ok ? "taken" : result.failure.code === "invalid" ? result.failure.fields["file"]?.[0] : result.failure.code
}
async function picture(by = writer, bytes?: Uint8Array) {
  const files = value(await upload(bytes ?? (await flat().jpeg().toBuffer())))
  const { id } = value(await addPicture(by, files))
  return { id, key: files.key }
}
const told = (id: string, fields = {}) => ({ id, alt: "نهر", caption: "", credit: "الأرشيف", rights: "", rightsUntil: "", focalX: 0.5, focalY: 0.5, ...fields })

/** Kills the very process that works on this upload; whether there was one. */
function killWorkerOf(path: string): boolean {
  const own = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`worker.ts\0${path}\0`)
    } catch {
      return false
    }
  })
  if (own === undefined) return false
  process.kill(Number(own), "SIGKILL")
  return true
}

const crcTable = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n))
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const crc = ~body.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), ~0)
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeInt32BE(crc | 0)
  return Buffer.concat([length, body, sum])
}
/** A PNG of one colour, as large as its header says, with further chunks before its pixels. */
function png(width: number, height: number, rows: number, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), chunk("IHDR", head), ...more, chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * rows))), chunk("IEND", Buffer.of())])
}

describe("what is not taken, in words", () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["nothing", () => Buffer.of(), "picture_empty"],
    ["a drawing in markup", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), "picture_svg"],
    ["a page called a picture", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "picture_unknown"],
    ["a program called a picture", () => Buffer.from("<?php system($_GET['c']);"), "picture_unknown"],
    ["a GIF that is a script as well", () => Buffer.from("GIF89a/*\u0001\u0000*/=1;alert(1)"), "picture_gif"],
    ["AVIF", async () => flat().avif({ effort: 0 }).toBuffer(), "picture_avif"],
    ["HEIC", () => Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "latin1"), "picture_heic"],
    ["TIFF", async () => flat().tiff().toBuffer(), "picture_tiff"],
    ["PDF", () => Buffer.from("%PDF-1.7\n"), "picture_pdf"],
    ["a JPEG that is an archive as well", async () => Buffer.concat([await flat().jpeg().toBuffer(), Buffer.from("PK\u0005\u0006", "latin1"), Buffer.alloc(18)]), "picture_two_faced"],
    ["a PNG's first bytes over a page", () => Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), Buffer.from("<script>alert(1)</script>")]), "picture_broken"],
    ["a WebP's first bytes over nothing", () => Buffer.from("RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0", "latin1"), "picture_broken"],
    ["20,000 times 20,000 of one colour", () => png(20_000, 20_000, 20), "picture_pixels"],
    ["65,535 times 1", () => png(65_535, 1, 1), "picture_shape"],
    ["a dot", () => png(4, 4, 4), "picture_shape"],
    ["moving pictures", moving, "picture_animated"],
  ])("%s", async (_, bytes, refusal) => expect(await refusalOf(await bytes())).toBe(refusal))

  it("one byte too many, and leaves nothing behind", async () => {
    const large = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let left = MAX_UPLOAD + 1; left > 0; left -= 65_536) controller.enqueue(new Uint8Array(Math.min(left, 65_536)))
        controller.close()
      },
    })
    expect(await takeIn(large, "x")).toMatchObject({ ok: false, failure: { code: "too_large" } })
    expect(readdirSync(join(folder, "store", ".work"))).toEqual([])
  })

  it("an upload that is broken off leaves nothing behind", async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("gone")) })
    await expect(takeIn(broken, "x")).rejects.toThrow("gone")
    expect(readdirSync(join(folder, "store", ".work"))).toEqual([])
  })

  it("a picture cut off anywhere", async () => {
    const whole = await sharp({ create: { width: 320, height: 240, channels: 3, background: "#fff", noise: { type: "gaussian", mean: 120, sigma: 40 } } }).jpeg().toBuffer()
    const parts = Array.from({ length: 15 }, (_, n) => whole.subarray(0, Math.floor((whole.length * (n + 1)) / 16)))
    for (const said of await Promise.all(parts.map(refusalOf))) expect(said).toMatch(/^picture_(?:broken|unknown|empty|shape)$/)
  }, 120_000)
})

test("one person has few uploads under way, others have theirs, and nobody sends what the day no longer allows", async () => {
  const done: (() => void)[] = []
  const slow = () => amongFew(writer, () => new Promise<void>((end) => done.push(end)))
  const waiting = Array.from({ length: 8 }, slow)
  await expect(slow()).rejects.toThrow(NotNow)
  expect(await amongFew(chief, async () => "another's")).toBe("another's")
  done.forEach((end) => end())
  await Promise.all(waiting)
  expect(await amongFew(writer, async () => "again")).toBe("again")
  await expect(amongFew(writer, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone")

  const busy = await makePerson("writer")
  expect(await mayAddToday(busy)).toMatchObject({ ok: true })
  await db().$transaction(async (tx) => {
    for (let n = 0; n < PER_DAY; n += 1) await record(tx, { actorId: busy.id, actorName: busy.name, action: "media.add", subjectType: "media", subjectId: String(n) })
  })
  expect(await mayAddToday(busy)).toMatchObject({ failure: { code: "throttled" } })
})

test("names are text and nothing else", () => {
  const cases: [string, string][] = [
    ["../../etc/passwd", "passwd"], ["a.jpg\0.php", "a.jpg"], ["photo\u202Egnp.exe", "photognp.exe"], ["C:\\x\\صورة \"النهر\".png", 'صورة "النهر".png'],
    ["سطر\r\nآخر", "سطر آخر"], ["x".repeat(1_000), "x".repeat(255)], [".htaccess", ".htaccess"], ["CON", "CON"], ["\ud800", ""],
  ]
  for (const [given, shown] of cases) expect(displayName(given)).toBe(shown)
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
    const shown = displayName(name)
    return [...shown].length <= 255 && !/[/\\\0\r\n\u202A-\u202E]/.test(shown)
  }))
})

describe("what is kept", () => {
  it("is made anew in every width, with nothing of what was said in the upload", async () => {
    const said = await flat(1_500, 1_000).withExif({ IFD0: { Copyright: "SECRET" }, IFD3: { GPSLatitude: "32/1 0/1 0/1", GPSLatitudeRef: "N" } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const taken = value(await upload(said))
    // Turned as the camera was held.
    expect([taken.width, taken.height, taken.widths]).toEqual([1_000, 1_500, [320, 640, 960, 1_000]])
    const names = filesOf(taken.widths, taken.format)
    expect(readdirSync(join(folder, "store", taken.key)).sort()).toEqual([...names].sort())
    for (const name of names) {
      const { exif, xmp, iptc, icc, orientation, width } = await sharp(join(folder, "store", taken.key, name)).metadata()
      expect([exif, xmp, iptc, icc, orientation], name).toEqual([undefined, undefined, undefined, undefined, undefined])
      if (!name.startsWith("master")) expect(width).toBe(Number(name.split(".")[0]))
      expect(`${taken.key}/${name}`).toMatch(/^[a-z0-9/]{40,}\.(jpg|png|webp|avif)$/)
    }
    expect(readdirSync(join(folder, "store", ".work"))).toEqual([])
  })

  it("comes of a PNG with much that nobody asked for, and keeps what can be seen through", async () => {
    const bomb = chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), deflateSync(Buffer.alloc(50_000_000))]))
    expect(["taken", "picture_broken", "picture_heavy"]).toContain(await refusalOf(png(64, 64, 64, bomb)))
    const clear = await sharp({ create: { width: 200, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()
    const taken = value(await upload(clear))
    expect(taken.format).toBe("webp")
    expect((await sharp(join(folder, "store", taken.key, "200.avif")).metadata()).hasAlpha).toBe(true)
  })

  it("is a picture or a refusal, whatever happens to the bytes", async () => {
    const bases = [await flat(120, 90).jpeg().toBuffer(), await flat(120, 90).png().toBuffer(), await flat(120, 90).webp().toBuffer()]
    const damage = fc.tuple(fc.constantFrom(...bases), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }))
    await fc.assert(fc.asyncProperty(damage, async ([base, changes]) => {
      const bytes = Uint8Array.from(base)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      const result = await upload(bytes)
      if (!result.ok) return result.failure.code === "invalid" && /^picture_/.test(result.failure.fields["file"]?.[0] ?? "")
      await store().remove(result.value.key)
      return result.value.width <= 3_200
    }), { numRuns: 20 })
  }, 120_000)

  it("is made by a process that may be killed: it is done again", async () => {
    const bench = join(folder, "bench")
    mkdirSync(join(bench, "out"), { recursive: true })
    writeFileSync(join(bench, "upload"), await sharp({ create: { width: 1_000, height: 700, channels: 3, background: "#fff", noise: { type: "gaussian", mean: 120, sigma: 40 } } }).jpeg().toBuffer())
    const making = makePicture(join(bench, "upload"), join(bench, "out"))
    await expect.poll(() => killWorkerOf(join(bench, "upload")), { timeout: 15_000, interval: 20 }).toBe(true)
    expect(await making).toMatchObject({ ok: true })
  }, 60_000)
})

describe("a picture before readers", () => {
  const file = "320.webp"
  it("exists while something live shows it, and not a moment longer", async () => {
    const { id, key } = await picture()
    value(await changePicture(writer, told(id, { caption: "عند المصب" })))
    expect(await livePicture(key, file)).toBeNull()
    const { id: article } = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, pictureId: id }) }))
    expect(await livePicture(key, file)).toBeNull()
    const inTwoHours = { day: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), time: "10:00" }
    const { id: planned } = value(await create(writer, { clippingId: null, article: copyOf({ title: "غدًا", sectionId: section, pictureId: id }) }))
    value(await publish(chief, { id: planned, version: 1, ...inTwoHours }))
    expect(await livePicture(key, file)).toBeNull()
    value(await publish(chief, { id: article, version: 1 }))
    expect(await livePicture(key, file)).toEqual({ path: `${key}/${file}`, type: "image/webp" })
    // What is kept whole is not for readers, nor is what was never made.
    for (const none of ["master.jpg", "640.webp", "320.jpg/../x", "320.png", "0.webp"]) expect(await livePicture(key, none)).toBeNull()
    expect((await articlePage(article))?.picture).toMatchObject({ id, base: `/media/${key}`, alt: "نهر", caption: "عند المصب", credit: "الأرشيف", widths: [320, 400] })
    // What is said of it later is said with the next version.
    value(await changePicture(chief, told(id, { alt: "بحر" })))
    expect((await articlePage(article))?.picture?.alt).toBe("نهر")
    value(await withdraw(chief, { id: article, version: 1, reason: "تجربة" }))
    expect(await livePicture(key, file)).toBeNull()
  })

  it("that stands in a text obeys the same: served while something live shows it, kept while something uses it", async () => {
    const { id, key } = await picture()
    const other = await picture()
    const figure = (attrs: object = {}): Block => ({ type: "figure", attrs: { mediaId: id, alt: "نهر", caption: "عند المصب", credit: "الأرشيف", ...attrs } })
    const bodyWith = (...content: Block[]): Body => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "ارتفع المنسوب." }] }, ...content] })
    const { id: article } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, body: bodyWith(figure({ alt: "" }), figure()) }) }))
    expect(await livePicture(key, file)).toBeNull()
    expect((await pictureForDesk(chief, id))?.articles.map((one) => one.id)).toEqual([article])
    expect((await listPictures(chief, { show: "unused" })).items.map((one) => one.id)).not.toContain(id)
    // What a picture needs at the head of an article it needs here.
    expect(await publish(chief, { id: article, version: 1 })).toMatchObject({ failure: { code: "incomplete", fields: { figureAlt: ["figure_alt|1"] } } })
    const save = async (body: Body, baseVersion: number) => value(await saveWorkingCopy(chief, { id: article, saveId: crypto.randomUUID(), baseVersion, article: copyOf({ sectionId: section, body }) }))
    await save(bodyWith(figure(), figure({ credit: " " })), 1)
    expect(await publish(chief, { id: article, version: 2 })).toMatchObject({ failure: { fields: { figureCredit: ["figure_credit|2"] } } })
    await save(bodyWith(figure(), figure({ mediaId: crypto.randomUUID() })), 2)
    expect(await publish(chief, { id: article, version: 3 })).toMatchObject({ failure: { fields: { figureGone: ["figure_gone|2"] } } })
    await save(bodyWith(figure()), 3)
    value(await changePicture(writer, told(id, { rightsUntil: "2020-01-01" })))
    expect(await publish(chief, { id: article, version: 4 })).toMatchObject({ failure: { fields: { figureRights: ["figure_rights_ended|1"] } } })
    value(await changePicture(writer, told(id)))
    value(await publish(chief, { id: article, version: 4 }))
    expect(await livePicture(key, file)).toEqual({ path: `${key}/${file}`, type: "image/webp" })
    expect((await articlePage(article))?.figures).toMatchObject([{ id, base: `/media/${key}` }])
    // Another stands in the working copy alone: readers do not get it. The first is gone from it, and readers still do.
    await save(bodyWith(figure({ mediaId: other.id })), 4)
    expect([await livePicture(key, file), await livePicture(other.key, file)]).toEqual([{ path: `${key}/${file}`, type: "image/webp" }, null])
    for (const used of [id, other.id]) expect(await removePicture(admin, { id: used })).toMatchObject({ failure: { fields: { form: ["picture_used"] } } })
    value(await withdraw(chief, { id: article, version: 5, reason: "تجربة" }))
    expect(await livePicture(key, file)).toBeNull()
    value(await removePicture(admin, { id }))
    // A picture that was removed since is no reason to lose a text.
    const revision = await db().revision.findFirstOrThrow({ where: { articleId: article, version: 4, reason: "published" }, select: { id: true } })
    value(await restore(chief, { id: article, version: 5, revisionId: revision.id }))
    expect((await db().article.findUniqueOrThrow({ where: { id: article }, select: { body: true } })).body).toEqual(withBlockIds(bodyWith()))
  })

  it("is there for a section that is shown, a newspaper that is, and as the newsroom's logo", async () => {
    const { id, key } = await picture()
    await db().section.update({ where: { id: section }, data: { pictureId: id } })
    expect(await livePicture(key, file)).not.toBeNull()
    await db().section.update({ where: { id: section }, data: { hidden: true } })
    expect(await livePicture(key, file)).toBeNull()
    await db().section.update({ where: { id: section }, data: { pictureId: null, hidden: false } })
    await db().newsroom.updateMany({ data: { logoId: id } })
    expect(await livePicture(key, file)).not.toBeNull()
    await db().newsroom.updateMany({ data: { logoId: null } })
    expect(await livePicture(key, file)).toBeNull()
    expect(await livePicture(newKey(), file)).toBeNull()
    const [source, other] = [await makeSource(), await makeSection()]
    expect(await setSectionPicture(chief, { id: other, pictureId: id })).toMatchObject({ failure: { code: "forbidden" } })
    expect(await setSectionPicture(admin, { id: other, pictureId: crypto.randomUUID() })).toMatchObject({ failure: { fields: { pictureId: ["gone"] } } })
    value(await setSectionPicture(admin, { id: other, pictureId: id }))
    value(await setNewsroomLogo(admin, { pictureId: id }))
    value(await setSourceLogo(admin, { id: source, pictureId: id }))
    expect([await pictureFor("section", other), await pictureFor("newsroom")]).toMatchObject([{ id }, { id }])
    // A newspaper that nothing before readers comes from does not exist for them.
    expect(await pictureFor("source", source)).toBeNull()
    expect(await pictureForDesk(admin, id)).toMatchObject({ logo: true, sections: [{ id: other }], sources: [{ id: source }] })
    value(await setSectionPicture(admin, { id: other, pictureId: "" }))
    value(await setNewsroomLogo(admin, { pictureId: "" }))
    value(await setSourceLogo(admin, { id: source, pictureId: "" }))
    expect(await livePicture(key, file)).toBeNull()
  })

  it("of what was merged into another is the other's where that had none, and else is nobody's", async () => {
    const [one, two, three] = [await makeSource(), await makeSource(), await makeSource()]
    const [own, others] = [await picture(), await picture()]
    for (const sourceId of [one, two, three]) {
      const by = await makePerson("chief")
      const { id } = value(await create(by, { clippingId: null, article: copyOf({ sectionId: section, origin: "republished", sourceId, sourceDate: "2017-12-13" }) }))
      value(await publish(by, { id, version: 1 }))
    }
    value(await setSourceLogo(admin, { id: one, pictureId: own.id }))
    value(await setSourceLogo(admin, { id: three, pictureId: others.id }))
    value(await mergeSource(admin, { id: one, into: two }))
    expect([await pictureFor("source", one), await pictureFor("source", two)]).toMatchObject([null, { id: own.id }])
    value(await mergeSource(admin, { id: two, into: three }))
    expect([await pictureFor("source", two), await pictureFor("source", three)]).toMatchObject([null, { id: others.id }])
    expect([await livePicture(own.key, file), await livePicture(others.key, file)]).toEqual([null, expect.anything()])
    expect((await pictureForDesk(admin, own.id))?.used).toBe(false)
    // Nor does what is nothing by itself any more get one, whoever kept its id.
    expect(await setSourceLogo(admin, { id: one, pictureId: own.id })).toMatchObject({ failure: { code: "not_found" } })
    const [gone, into] = [await makeSection(), await makeSection()]
    value(await setSectionPicture(admin, { id: gone, pictureId: own.id }))
    value(await mergeSection(admin, { id: gone, into }))
    expect([await pictureFor("section", gone), await livePicture(own.key, file)]).toEqual([null, null])
    expect(await setSectionPicture(admin, { id: gone, pictureId: own.id })).toMatchObject({ failure: { code: "not_found" } })
    // And were there a row that says so all the same, it would show nothing.
    await db().section.update({ where: { id: gone }, data: { pictureId: own.id } })
    await db().source.update({ where: { id: one }, data: { logoId: own.id } })
    expect([await pictureFor("section", gone), await pictureFor("source", one), await livePicture(own.key, file)]).toEqual([null, null, null])
    await db().section.update({ where: { id: gone }, data: { pictureId: null } })
    await db().source.update({ where: { id: one }, data: { logoId: null } })
  })

  it("needs words, an owner and rights before it goes out", async () => {
    const { id } = await picture()
    const { id: article } = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, pictureId: id }) }))
    expect(await publish(chief, { id: article, version: 1 })).toMatchObject({ failure: { code: "incomplete", fields: { pictureAlt: ["picture_alt"], pictureCredit: ["picture_credit"] } } })
    value(await changePicture(writer, told(id, { rightsUntil: "2020-01-01" })))
    expect(await publish(chief, { id: article, version: 1 })).toMatchObject({ failure: { code: "incomplete", fields: { pictureRights: ["picture_rights_ended"] } } })
    value(await changePicture(writer, told(id, { rightsUntil: "31/12/2090" })))
    value(await publish(chief, { id: article, version: 1 }))
  })

  it("is replaced in place: readers get the new files, the old are gone", async () => {
    const { id, key } = await picture()
    value(await changePicture(writer, told(id)))
    const { id: article } = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, pictureId: id }) }))
    value(await publish(chief, { id: article, version: 1 }))
    const files = value(await upload(await flat(700, 500).png().toBuffer()))
    expect(await replacePicture(await makePerson("writer"), { id, ...files })).toMatchObject({ failure: { code: "forbidden" } })
    const { formerKey } = value(await replacePicture(chief, { id, ...files }))
    expect(formerKey).toBe(key)
    expect(await livePicture(key, file)).toBeNull()
    expect((await articlePage(article))?.picture).toMatchObject({ id, base: `/media/${files.key}`, width: 700, alt: "نهر" })
  })
})

describe("the library", () => {
  it("finds in any spelling, and lists what lacks words, what ends and what nobody uses", async () => {
    const { id } = await picture(chief)
    value(await changePicture(chief, told(id, { alt: "مكتبة الأزهر القديمة" })))
    const found = async (filters: object) => (await listPictures(chief, filters)).items.map((one) => one.id)
    for (const q of ["مكتبه الازهر", "الأزْهر مكتبة", "نهر.jpg"]) expect(await found({ q })).toContain(id)
    expect(await found({ q: "100%" })).toEqual([])
    expect(await found({ show: "noAlt" })).not.toContain(id)
    expect(await found({ show: "mine" })).toContain(id)
    expect(await found({ show: "unused" })).toContain(id)
    value(await changePicture(chief, told(id, { rightsUntil: "2020-01-01" })))
    expect(await found({ show: "rights" })).toContain(id)
    expect(await listPictures(chief, { after: "junk" })).toMatchObject({ next: null })
  })

  it("tells where a picture is used, and keeps it there", async () => {
    const { id, key } = await picture()
    value(await changePicture(writer, told(id)))
    const { id: article } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, pictureId: id }) }))
    expect((await pictureForDesk(chief, id))?.articles.map((one) => one.id)).toEqual([article])
    // By name only to whom it may be shown.
    expect(await pictureForDesk(writer, id)).toMatchObject({ articles: [], unseen: 1, used: true })
    expect(await removePicture(chief, { id })).toMatchObject({ failure: { code: "forbidden" } })
    expect(await removePicture(admin, { id })).toMatchObject({ failure: { code: "invalid", fields: { form: ["picture_used"] } } })
    value(await publish(chief, { id: article, version: 1 }))
    value(await saveWorkingCopy(chief, { id: article, saveId: crypto.randomUUID(), baseVersion: 1, article: copyOf({ sectionId: section }) }))
    // The working copy has let go of it, readers have not.
    expect(await removePicture(admin, { id })).toMatchObject({ failure: { fields: { form: ["picture_used"] } } })
    value(await withdraw(chief, { id: article, version: 2, reason: "تجربة" }))
    value(await removePicture(admin, { id }))
    const revision = await db().revision.findFirstOrThrow({ where: { articleId: article, version: 1 }, select: { id: true } })
    value(await restore(chief, { id: article, version: 2, revisionId: revision.id }))
    expect((await db().article.findUniqueOrThrow({ where: { id: article }, select: { pictureId: true } })).pictureId).toBeNull()
    expect(await pictureFile(writer, id, "320.webp")).toBeNull()
    await sweepMedia(-60_000)
    expect(await store().exists(`${key}/320.webp`)).toBe(false)
  })

  it("sweeps what is nobody's and spares what is", async () => {
    const { key } = await picture()
    const lost = value(await upload(await flat().png().toBuffer())).key
    await sweepMedia()
    expect(await store().exists(`${lost}/320.webp`)).toBe(true)
    await sweepMedia(-60_000)
    expect([await store().exists(`${lost}/320.webp`), await store().exists(`${key}/320.webp`)]).toEqual([false, true])
  })

  it("takes 200 of a person within a day, and no more than the newsroom has room for", async () => {
    const busy = await makePerson("writer")
    const files = { fileName: "", format: "jpg", width: 400, height: 300, bytes: 1, sha256: "0".repeat(64), widths: [320] }
    await db().$executeRaw`INSERT INTO desk.event (actor_id, actor_name, action, subject_type, subject_id) SELECT ${busy.id}::uuid, '', 'media.add', 'media', '' FROM generate_series(1, 199)`
    value(await addPicture(busy, { ...files, key: randomBytes(20).toString("hex") }))
    expect(await addPicture(busy, { ...files, key: randomBytes(20).toString("hex") })).toMatchObject({ failure: { code: "throttled" } })
    const { id } = await db().media.create({ data: { ...{ key: "ffff", format: "jpg", width: 1, height: 1, sha256: "" }, bytes: 2_147_483_647 } })
    await db().$executeRaw`INSERT INTO desk.media (key, format, width, height, bytes, sha256) SELECT 'fffe' || n, 'jpg', 1, 1, 2147483647, '' FROM generate_series(1, 10) n`
    expect(await addPicture(admin, { ...files, key: randomBytes(20).toString("hex") })).toMatchObject({ failure: { fields: { form: ["picture_quota"] } } })
    await db().media.deleteMany({ where: { OR: [{ id }, { key: { startsWith: "fffe" } }] } })
  })
})
