import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import { lettersOf } from "./font"
import { drawn } from "./make"
import { HEIGHT, WIDTH, pictureKey, type PictureSpec } from "./spec"

const folder = mkdtempSync(join(tmpdir(), "waha-share-test-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spec: PictureSpec = { kind: "الافتتاحية", source: "المرفأ", title: "الماء", name: "واحة", note: "الأربعاء 13 كانون الأول 2017" }
const sixty = "تقول مصادر دبلوماسية مطلعة إن الدول المتشاطئة على النهر توصلت بعد جولات طويلة من التفاوض في العاصمة إلى تفاهم أولي على تقاسم المياه في سنوات الجفاف وعلى تبادل القراءات اليومية للمناسيب وعلى لجنة مشتركة تزور السدود كل ستة أشهر وتنشر تقريرها للناس قبل أن ترفعه إلى الحكومات وهو ما ظل مطلب الصحف والخبراء منذ عقود ولم يجد من يصغي إليه قط"
const titles = {
  one: "الماء", sixty, hundreds: Array.from({ length: 7 }, () => sixty).join(" "), unbroken: "ا".repeat(300), boxes: "نهر 🌊 و東 بحر", noBoxes: "نهر  و بحر",
  joined: "بببب", parted: "ب\u200Cب\u200Cب\u200Cب", bare: "بيت", vowelled: "بَيْتٌ", mixed: "BBC: نهر", markup: "<b>نهر</b> & بحر", again: "<b>نهر</b> & بحر", plain: "نهر بحر",
}
type Name = keyof typeof titles
const names = Object.keys(titles) as Name[] // keys of the object itself
type Picture = Awaited<ReturnType<typeof drawn>>[number] & { bytes: Buffer; is: { width: number; height: number }; pixels: Buffer }
const pictures = new Map<Name, Picture>()
const of = (name: Name): Picture => pictures.get(name) ?? expect.fail(name)

// One process draws them all: starting one takes longer than drawing.
beforeAll(async () => {
  const orders = names.map((name) => ({ spec: { ...spec, title: titles[name] }, file: join(folder, `${name}.png`) }))
  const made = await drawn(orders, 120_000)
  for (const [n, { file }] of orders.entries()) {
    const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
    const [name, how] = [names[n], made[n]]
    if (name && how) pictures.set(name, { ...how, bytes: readFileSync(file), is: { width: info.width, height: info.height }, pixels: data })
  }
}, 120_000)

type Room = readonly [left: number, top: number, right: number, bottom: number]
function ink({ pixels }: Picture, [left, top, right, bottom]: Room): number {
  let dark = 0
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) if ((pixels[y * WIDTH + x] ?? 255) < 128) dark += 1
  return dark
}
// The room of the title, and what must stay paper around it: from the edge to the double rule, from the rules above to the line below.
const room: Room = [72, 64, 788, 500]
const around: readonly Room[] = [[0, 24, 70, 526], [0, 24, 820, 62], [0, 502, 820, 526], [790, 24, 826, 526]]

test.each(["one", "sixty", "hundreds", "unbroken", "vowelled", "mixed"] as const)("the title «%s» stands in its room and nowhere else", (name) => {
  expect(of(name).is).toEqual({ width: WIDTH, height: HEIGHT })
  for (const each of around) expect([each, ink(of(name), each)]).toEqual([each, 0])
  expect(ink(of(name), room)).toBeGreaterThan(500)
})

test("sixty words stand whole; four hundred are cut", () => {
  expect(names.filter((name) => of(name).cut).filter((name) => name !== "unbroken")).toEqual(["hundreds"])
  expect(of("one").size).toBeGreaterThan(of("sixty").size)
  expect(of("sixty").size).toBeGreaterThanOrEqual(28)
})

test("what the font has no letter for leaves no empty box: the picture is the same as without it", () => {
  expect(of("boxes").bytes.equals(of("noBoxes").bytes)).toBe(true)
  const has = lettersOf(join(process.cwd(), "node_modules/@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf"))
  for (const sign of "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةﷺڤگچپ٠١٢٣٤٥٦٧٨٩0123456789ABCxyz«»()،؛؟.:!/-\u064B\u0651\u0640\u2026") expect([sign, has(sign.codePointAt(0) ?? 0)]).toEqual([sign, true])
  for (const sign of "🌊東") expect([sign, has(sign.codePointAt(0) ?? 0)]).toEqual([sign, false])
})

test("Arabic is joined, bears its marks, and runs from the right also where a title begins with a Latin word", () => {
  expect(of("joined").width).toBeLessThan(of("parted").width * 0.8)
  expect(of("vowelled").bytes.equals(of("bare").bytes)).toBe(false)
  expect(Math.abs(of("vowelled").width - of("bare").width)).toBeLessThan(12)
  expect(ink(of("mixed"), [700, 64, 788, 500])).toBeGreaterThan(200)
  expect(ink(of("mixed"), [72, 64, 200, 500])).toBe(0)
})

test("markup in a title is text, and what says the same is the same bytes", () => {
  expect(of("markup").bytes.equals(of("again").bytes)).toBe(true)
  expect(of("markup").width).toBeGreaterThan(of("plain").width)
  expect(pictureKey(spec)).toMatch(/^[0-9a-f]{16}$/)
  expect(pictureKey({ ...spec, title: "آخر" })).not.toBe(pictureKey(spec))
})
