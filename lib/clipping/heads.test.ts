import { expect, test } from "vitest"
import { recognise } from "./recognise"
import type { Recognition } from "./recognition"

const title = "حين يسبق المطر الموازنة"
const body = [
  "لم تكن المدينة تنتظر من المطر أكثر مما اعتادته كل خريف، غير أن الساعات الست التي انهمر فيها كشفت ما سكتت عنه الموازنات.",
  "فالمصارف التي صُمّمت لربع السكان لا تحمل ماء المدينة كلها.",
]
const day = "2017-12-13"

type Expected = Partial<Omit<Recognition, "notes">>
type HeadCase = [head: string, expected: Expected, tail?: string]

/** Heads of pages, "T" for the title's line, lines parted by " ¶ ". */
const heads: HeadCase[] = [
  ["الرياض ¶ الأربعاء 25 ربيع الأول 1439هـ - 13 ديسمبر 2017م ¶ الرئيسية ¶ كلمة الرياض ¶ T ¶ بقلم: رئيس التحرير",
    { kind: "editorial", kindLabel: "كلمة الرياض", source: "الرياض", sourceDate: day, author: "رئيس التحرير", weekdayAgrees: true }],
  ["القدس العربي ¶ رأي القدس ¶ T ¶ رأي القدس ¶ 13 - ديسمبر - 2017 ¶ 0 ¶ حجم الخط", { kindLabel: "رأي القدس", source: "القدس العربي",
    siteDate: day }],
  ["T ¶ الأربعاء 25 من ربيع الأول 1439 هــ 13 ديسمبر 2017 السنة 142 العدد 47854 ¶ بقلم: نادر العلي",
    { siteDate: day, weekdayAgrees: true, author: "نادر العلي" }],
  ["الرأي ¶ T ¶ نُشر: 16:34-13 ديسمبر 2017 م ـ 25 ربيع الأول 1439 هـ", { siteDate: day }],
  ["الرئيسية / افتتاحية / T ¶ T ¶ 13 ديسمبر 2017 02:11 صباحًا ¶ قراءة 3 دقائق ¶ شارك", { section: "افتتاحية", kind: "editorial",
    siteDate: day }],
  ["T ¶ الأخبار ¶ الأربعاء 13 كانون الأول 2017 ¶ كتب المحرر السياسي", { source: "الأخبار اللبنانية", sourceDate: day,
    author: "المحرر السياسي" }],
  ["T ¶ المصدر : الاتحاد ¶ تاريخ : 2017-12-13", { source: "الاتحاد", sourceDate: day, sourceDateText: "2017-12-13" }],
  ["T ¶ نقلا عن الاتحاد - الأربعاء 13/12/2017", { source: "الاتحاد", sourceDate: day, sourceDateText: "الأربعاء 13/12/2017" }],
  ["T ¶ جريدة الأهرام – العدد 47854 – 13/12/2017", { source: "الأهرام", sourceDate: day }],
  ["T ¶ (الخليج، 13/12/2017)", { source: "الخليج", sourceDate: day, sourceDateText: "13/12/2017" }],
  ["T ¶ صحيفة الخليج الإماراتية 13/12/2017", { source: "الخليج", sourceDate: day }],
  ["T ¶ المصدر: https://www.alkhaleej.ae/2017-12-14/x?y=1 ¶ 13/12/2017",
    { source: "الخليج", sourceDate: day, url: "https://www.alkhaleej.ae/2017-12-14/x?y=1" }],
  ["T", { source: "الرياض", sourceDate: day }, "نُشرت في صحيفة الرياض بتاريخ 13/12/2017"],
  ["T ¶ 13/12/2017", { source: "الخليج", siteDate: day, sourceDate: null }, "* هذا المقال نُشر في صحيفة الخليج"],
  ["رأي الوطن ¶ T ¶ 13/12/2017", { source: "الوطن العمانية", kindLabel: "رأي الوطن" }, "https://alwatan.om/details/1"],
  ["T ¶ الكاتب: نادر العلي ¶ الصحيفة: الغد ¶ التاريخ: 13/12/2017 ¶ القسم: آراء", { author: "نادر العلي", source: "الغد", section: "آراء",
    kind: null }],
  ["أنت هنا: الرئيسة › آراء › T ¶ T ¶ المصدر: الحياة", { breadcrumb: ["الرئيسة", "آراء", title], source: "الحياة", siteDate: null }],
  ["T ¶ تاريخ النشر: 14/12/2017 ¶ تاريخ النشر في المصدر: 13/12/2017 ¶ الصحيفة المصدر: الغد", { source: "الغد", siteDate: "2017-12-14",
    sourceDate: day }],
  ["الرئيسية | آراء | T ¶ T ¶ 13 ديسمبر 2017 | الخليج", { section: "آراء", source: "الخليج", sourceDate: day }],
  ["الرئيسية ← آراء ← T ¶ T ¶ Al Khaleej ¶ 13 ديسمبر 2017", { section: "آراء", source: "الخليج", sourceDate: day }],
  ["الرئيسة\\من الصحف\\T ¶ T ¶ 14.12.2017 ¶ البيان ¶ الافتتاحية ¶ البيان ¶ الاربعاء 13/12/2017",
    { section: "من الصحف", source: "البيان", siteDate: "2017-12-14", sourceDate: day, sourceDateText: "الاربعاء 13/12/2017" }],
  ["T ¶ مقال للكاتب نادر العلي ¶ 13/12/2017", { author: "نادر العلي" }],
  ["T ¶ رأي ¶ بقلم ¶ نادر العلي ¶ 13/12/2017", { author: "نادر العلي", kind: "opinion", kindLabel: "رأي" }],
  ["الرئيسية > رأي > افتتاحية > T ¶ T ¶ صحيفة القبس الكويتية ¶ الأربعاء، 13 كانون الأول/ ديسمبر 2017",
    { section: "رأي", kind: "editorial", source: "القبس", sourceDate: day, sourceDateText: "الأربعاء، 13 كانون الأول/ ديسمبر 2017" }],
  ["القائمة ¶ بحث ¶ محليات ¶ عربي ودولي ¶ اقتصاد ¶ رياضة ¶ T ¶ 13/12/2017", { siteDate: day, section: null }],
  ["T ¶ الخليج - الافتتاحية - الأربعاء 13/12/2017", { kindLabel: "الافتتاحية", source: "الخليج", sourceDate: day }],
  ["T ¶ الشارقة: الخليج ¶ 13/12/2017", { source: "الخليج", sourceDate: day }],
  ["رأي الأهرام ¶ T ¶ الأربعاء 25 من ربيع الأول 1439 هـ ¶ 13 ديسمبر 2017", { kindLabel: "رأي الأهرام", source: null, siteDate: day,
    weekdayAgrees: true }],
  ["T ¶ المصدر: الضفاف (لبنان) - الأربعاء 13 كانون الأول 2017", { source: "الضفاف", sourceDate: day }],
  ["T ¶ نُشر في صحيفة \"الضفاف\" اللبنانية يوم الأربعاء 13 كانون الأول 2017", { source: "الضفاف",
    sourceDateText: "الأربعاء 13 كانون الأول 2017" }],
  ["T ¶ الأربعاء، 13 ديسمبر/ كانون الأول 2017 ¶ جريدة الوطن القطرية ¶ رأي الوطن", { source: "الوطن القطرية", kindLabel: "رأي الوطن",
    sourceDate: day }],
  ["\u200Fالرئيسة > \u200Fآراء ¶ \u200FT ¶ \u200F13/12/2017\u200F", { breadcrumb: ["الرئيسة", "آراء"], section: "آراء", siteDate: day }],
  ["T ¶ اسم الكاتب: سلمى الحاج ¶ اسم الصحيفة: القبس ¶ تاريخ النشر: ١٣-١٢-٢٠١٧ ¶ رابط الأصل: https://alqabas.com/article/1",
    { author: "سلمى الحاج", source: "القبس", sourceDate: day, sourceDateText: "١٣-١٢-٢٠١٧", url: "https://alqabas.com/article/1" }],
  ["موقع الضفاف الإخباري ¶ الرئيسية ¶ أخبار ¶ T ¶ 13/12/2017", { siteDate: day, kind: null }],
  ["T ¶ *نقلاً عن «الشرق الأوسط» ¶ 13/12/2017", { source: "الشرق الأوسط", sourceDate: day }],
  ["T ¶ 13/12/2017", { source: "الراي الكويتية" }, "المصدر : جريدة الرأي الكويتية"],
  ["كلمة اليوم ¶ T ¶ اليوم ¶ 13/12/2017", { kind: "editorial", kindLabel: "كلمة اليوم", source: "اليوم", sourceDate: day }],
  ["T ¶ افتتاحية «القدس العربي» ¶ 13/12/2017", { kindLabel: "افتتاحية «القدس العربي»", source: "القدس العربي" }],
  ["T ¶ كتب: نادر العلي ¶ الأنباء الكويتية 13-12-2017", { author: "نادر العلي", source: "الأنباء", sourceDate: day }],
  ["الرئيسية/الرأي/T ¶ T ¶ النهار ¶ 2017/12/13", { section: "الرأي", source: "النهار", sourceDate: day }],
  ["T ¶ تاريخ النشر: 2017-12-14 | المصدر: الغد | 2017-12-13", { siteDate: "2017-12-14", sourceDate: day }],
  ["T ¶ «عكاظ» (جدة) ¶ 13/12/2017", { source: "عكاظ", sourceDate: day }],
  ["Home > Opinion > T ¶ T ¶ Asharq Al-Awsat ¶ 13 ديسمبر 2017", { section: "Opinion", source: "الشرق الأوسط", sourceDate: day }],
  ["T ¶ صحيفة البعث السورية ¶ زاوية ¶ بقلم الدكتور نادر العلي ¶ 13/12/2017", { kind: "column", author: "الدكتور نادر العلي",
    source: "البعث", sourceDate: day }],
  ["الرئيسة   صحف اليوم   T ¶ 14.12.2017 ¶ الغد", { breadcrumb: ["الرئيسة", "صحف اليوم", title], section: "صحف اليوم" }],
  ["الرئيسة\tصحف العرب\tافتتاحيات مختارة\tT ¶ T", { breadcrumb: ["الرئيسة", "صحف العرب", "افتتاحيات مختارة", title] }],
  ["الرئيسة صحف العرب ¶  ¶ T ¶ 14.12.2017 ¶ الغد", { breadcrumb: ["الرئيسة", "صحف العرب"], section: "صحف العرب", source: "الغد" }],
  ["الرئيسية ¶ صحف العرب ¶  ¶ T ¶ 14.12.2017", { breadcrumb: ["الرئيسية", "صحف العرب"], section: "صحف العرب", siteDate: "2017-12-14" }],
  ["الرئيسية / الأربعاء 13/12/2017 ¶ T", { breadcrumb: [], section: null, siteDate: day }],
  ["T ¶ د. سلمى الحاج ¶ 13/12/2017", { author: "د. سلمى الحاج", siteDate: day }],
  ["أ.د. نادر العلي ¶ T ¶ مقال", { author: "أ.د. نادر العلي", kind: "opinion" }],
  ["T ¶ المصدر: aawsat.com ¶ 13/12/2017", { source: "الشرق الأوسط", sourceDate: day }],
  ["T ¶ 14.12.2017 ¶ صدى الضفاف ¶ الافتتاحية ¶ صدى الضفاف ¶ الاربعاء 13/12/2017",
    { source: "صدى الضفاف", kindLabel: "الافتتاحية", siteDate: "2017-12-14", sourceDate: day, weekdayAgrees: true }],
  ["T ¶ كلمة الضفاف ¶ الضفاف ¶ 13/12/2017", { source: "الضفاف", kindLabel: "كلمة الضفاف", sourceDate: day }],
  ["الرئيسية ¶ / ¶ آراء ¶ / ¶ T ¶ T ¶ 13/12/2017", { breadcrumb: ["الرئيسية", "آراء", title], siteDate: day }],
]

test.each(heads)("%s", (head, expected, tail) => {
  const lines = head.split(" ¶ ").map((line) => line.replace(/(^|[\\/|›>←\u200F] ?| {2,}|\t)T$/, `$1${title}`))
  const found = recognise([...lines, ...body, ...(tail === undefined ? [] : [tail])].join("\n"))
  expect(found).toMatchObject({ title, paragraphs: body, truncated: false, ...expected })
})

test("notes beneath a text stay with it, and name the source all the same", () => {
  const found = recognise([title, "13/12/2017", ...body, "* نقلاً عن صحيفة \"الحياة\"", "* كاتب سوري"].join("\n"))
  expect(found).toMatchObject({ source: "الحياة", truncated: false, paragraphs: [...body, "* نقلاً عن صحيفة \"الحياة\"", "* كاتب سوري"] })
})

test("a date in a title is no date of the page", () => {
  const dated = "ما بعد 13/12/2017"
  const trail = recognise([`الرئيسة \\ صحف \\ ${dated}`, dated, "19.12.2017", "الغد", "الافتتاحية", "الغد", "18/12/2017", ...body].join("\n"))
  expect(trail).toMatchObject({ breadcrumb: ["الرئيسة", "صحف", dated], title: dated, siteDate: "2017-12-19", sourceDate: "2017-12-18" })
  expect(recognise([dated, "", "الغد", "18/12/2017", ...body].join("\n"))).toMatchObject({ title: dated, sourceDate: "2017-12-18", siteDate: null })
})
