import { searchKey } from "@/lib/arabic/normalize"
import { db } from "@/lib/db"

type DemoSection = { slug: string; name: string; description: string; under?: string }

const sections: DemoSection[] = [
  { slug: "editorials", name: "افتتاحيات", description: "ما تقوله الصحف باسمها، كلّ صحيفة في بابها ويومها." },
  { slug: "opinion", name: "رأي", description: "مقالات يوقّعها أصحابها، وقد لا نوافقهم." },
  { slug: "arab-affairs", name: "شؤون عربية", description: "ما يجري في المدن والقرى العربية، وما يُكتب عنه." },
  { slug: "economy", name: "اقتصاد", description: "الخبز والكهرباء والأسعار، ومن يدفع الفرق." },
  { slug: "markets", name: "أسواق", description: "أسواق المدن والقرى: ما يُباع فيها ومن يعيش منها.", under: "economy" },
  { slug: "transport", name: "نقل وموانئ", description: "الطرق والسكك والأرصفة، وما يتعطّل بينها.", under: "economy" },
  { slug: "water", name: "ماء ومناخ", description: "ما تكتبه الصحف عن الأنهار والآبار والمطر والحرّ، وعن الناس الذين يعيشون بحسابها." },
  { slug: "groundwater", name: "المياه الجوفية", description: "الآبار والأحواض وما بقي فيها.", under: "water" },
  { slug: "rivers", name: "الأنهار المشتركة", description: "أنهار تعبر الحدود، واتفاقات لا تعبرها دائمًا.", under: "water" },
  { slug: "culture", name: "ثقافة", description: "الكتب والمكتبات والمقاهي، ومن يحرس الذاكرة." },
  { slug: "society", name: "مجتمع", description: "المدرسة والحيّ والبيت، وما تغيّر فيها." },
]

/** The demonstration's sections, in two levels, where they are not there yet. Gives ids by slug. */
export async function addSections(): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const places = new Map<string, number>()
  for (const { slug, name, description, under } of sections) {
    const position = places.get(under ?? "") ?? 0
    places.set(under ?? "", position + 1)
    const { id } = await db().section.upsert({
      where: { slug }, update: {}, select: { id: true },
      create: { slug, name, nameKey: searchKey(name), description, position, parentId: under === undefined ? null : (ids.get(under) ?? null) },
    })
    ids.set(slug, id)
  }
  return ids
}

/** Adds an author or a tag for each name that is not there yet. Gives ids by name. */
export async function addNames(table: "author" | "tag", names: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [name, slug] of Object.entries(names)) {
    const query = { where: { slug }, update: {}, create: { slug, name, nameKey: searchKey(name) }, select: { id: true } }
    const { id } = table === "author" ? await db().author.upsert(query) : await db().tag.upsert(query)
    ids.set(name, id)
  }
  return ids
}
