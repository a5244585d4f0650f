import { describe, expect, test } from "vitest"
import { recognise } from "./recognise"
import type { Knowledge, Recognition } from "./recognition"

const rain = "لم تكن المدينة تنتظر من المطر أكثر مما اعتادته كل خريف، غير أن الساعات الست التي انهمر فيها كشفت ما سكتت عنه الموازنات سنوات طويلة."
const drains = "فالمصارف التي صُمّمت لربع السكان لا تحمل ماء المدينة كلها، ولا يكفي أن تُنظّف مرة في السنة كي يُقال إن الواجب قد أُدّي."
const budget = "والسؤال الذي ينبغي أن يُطرح على مائدة المجلس ليس عن المسؤول وحده، بل عن الترتيب الذي جعل الطارئ قاعدة والصيانة استثناءً."
const body = [rain, drains, budget]
const cutShort = "والسؤال الذي ينبغي أن يُطرح على مائدة المجلس ليس عن المسؤول وحده بل عن"

type Expected = Partial<Omit<Recognition, "notes">> & { codes?: string[]; without?: string[] }
type Page = [name: string, text: string, expected: Expected, knowledge?: Knowledge]

function check([, text, { codes = [], without = [], ...expected }, knowledge]: Page): void {
  const recognition = recognise(text, knowledge)
  expect(recognition).toMatchObject({ paragraphs: body, truncated: false, ...expected })
  const given = recognition.notes.map((note) => note.code)
  expect(given).toEqual(expect.arrayContaining(codes))
  for (const code of without) expect(given).not.toContain(code)
  for (const note of recognition.notes) expect(note.text.length).toBeGreaterThan(10)
}

const page = (...lines: string[]) => lines.join("\n")

const trails: Page[] = [
  ["slashes, title repeated, label of the source, its date", page(
    "الرئيسية / الرأي / مدينة تحت الماء", "", "مدينة تحت الماء", "المصدر: صحيفة الغد", "الأحد 12 تشرين الثاني 2023", "", ...body,
  ), {
    breadcrumb: ["الرئيسية", "الرأي", "مدينة تحت الماء"], section: "الرأي", title: "مدينة تحت الماء", source: "الغد", siteDate: null,
    sourceDate: "2023-11-12", sourceDateText: "الأحد 12 تشرين الثاني 2023", weekdayAgrees: true, kind: null, kindLabel: null, author: null,
  }],
  ["single angle quotes without the title, house label, colon before the paper", page(
    "الرئيسة › كتاب وآراء", "كلمة الرياض", "حين يسبق المطر الموازنة", "نقلًا عن: الرياض", "١٢/١١/٢٠٢٣", ...body,
  ), {
    breadcrumb: ["الرئيسة", "كتاب وآراء"], section: "كتاب وآراء", title: "حين يسبق المطر الموازنة", kind: "editorial",
      kindLabel: "كلمة الرياض",
    source: "الرياض", sourceDate: "2023-11-12", sourceDateText: "١٢/١١/٢٠٢٣", weekdayAgrees: null,
  }],
  ["double angle quotes, a quoted word in the title", page(
    "الرئيسية » افتتاحيات » «الصيانة» أولًا", "«الصيانة» أولًا", "رأي القدس", "القدس العربي", "12 - 11 - 2023", "", ...body,
  ), {
    breadcrumb: ["الرئيسية", "افتتاحيات", "«الصيانة» أولًا"], section: "افتتاحيات", title: "«الصيانة» أولًا", kind: "editorial",
      kindLabel: "رأي القدس",
    source: "القدس العربي", sourceDate: "2023-11-12",
  }],
  ["greater-than signs, two months in the title, no section beyond the home page's", page(
    "الصفحة الرئيسية > محليات > أمطار كانون الأول/ ديسمبر تكشف المستور", "أمطار كانون الأول/ ديسمبر تكشف المستور", "2023-12-12", ...body,
  ), {
    breadcrumb: ["الصفحة الرئيسية", "محليات", "أمطار كانون الأول/ ديسمبر تكشف المستور"], section: "محليات",
    title: "أمطار كانون الأول/ ديسمبر تكشف المستور", siteDate: "2023-12-12", sourceDate: null, source: null,
  }],
  ["slashes and two months in the title", page(
    "الرئيسية / محليات / أمطار كانون الأول/ ديسمبر تكشف المستور", "أمطار كانون الأول/ ديسمبر تكشف المستور", ...body,
  ), { breadcrumb: ["الرئيسية", "محليات", "أمطار كانون الأول/ ديسمبر تكشف المستور"], section: "محليات" }],
  ["no trail; a title with a slash is no trail", page(
    "أمطار كانون الأول/ ديسمبر تكشف المستور", "جريدة النهار", "الثلثاء 12 كانون الأول 2023", ...body,
  ), {
    breadcrumb: [], section: null, title: "أمطار كانون الأول/ ديسمبر تكشف المستور", source: "النهار", sourceDate: "2023-12-12",
      weekdayAgrees: true,
    sourceDateText: "الثلثاء 12 كانون الأول 2023",
  }],
  ["backslashes, title only in the trail", page(
    "الرئيسة \\ من الصحافة \\ حين يسبق المطر الموازنة", "عكاظ", "الأحد 12/11/2023", ...body,
  ), { title: "حين يسبق المطر الموازنة", section: "من الصحافة", source: "عكاظ", sourceDate: "2023-11-12" }],
  ["trail beneath the title", page(
    "حين يسبق المطر الموازنة", "الرئيسية / آراء / حين يسبق المطر الموازنة", "البيان", "12 نوفمبر 2023", ...body,
  ), { title: "حين يسبق المطر الموازنة", section: "آراء", source: "البيان", sourceDate: "2023-11-12" }],
  ["trail without the home page, known by the repeated title", page(
    "شؤون المدينة / حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "12.11.2023", ...body,
  ), { breadcrumb: ["شؤون المدينة", "حين يسبق المطر الموازنة"], section: "شؤون المدينة", siteDate: "2023-11-12" }],
  ["trail with nothing between its crumbs", page(
    "الرئيسية شؤون المدينة حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "12.11.2023", ...body,
  ), { breadcrumb: ["الرئيسية", "شؤون المدينة", "حين يسبق المطر الموازنة"], section: "شؤون المدينة" }],
  ["trail on lines of its own, signs at their ends", page(
    "الرئيسية ›", "شؤون المدينة ›", "حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "12.11.2023", ...body,
  ), { breadcrumb: ["الرئيسية", "شؤون المدينة", "حين يسبق المطر الموازنة"], section: "شؤون المدينة", title: "حين يسبق المطر الموازنة" }],
  ["trail on lines of its own without signs", page(
    "الرئيسية", "شؤون المدينة", "حين يسبق المطر الموازنة", "", "حين يسبق المطر الموازنة", "12.11.2023", ...body,
  ), { breadcrumb: ["الرئيسية", "شؤون المدينة", "حين يسبق المطر الموازنة"], section: "شؤون المدينة", title: "حين يسبق المطر الموازنة" }],
  ["four crumbs: the section is the deepest that is no label of a kind", page(
    "الرئيسية › الرأي › كلمة الرياض › حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "12/11/2023", ...body,
  ), { section: "الرأي", kind: "editorial", kindLabel: "كلمة الرياض", source: null, codes: ["source_of_label",
    "section_from_breadcrumb"] }],
  ["a section that the newsroom knows wins", page(
    "الرئيسية › الصحافة العربية › الخليج والجوار › حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "12/11/2023", ...body,
  ), { section: "الصحافة العربية" }, { sections: ["الصحافة العربية", "ثقافة"] }],
  ["a kicker between the trail and the title", page(
    "الرئيسية › محليات › حين يسبق المطر الموازنة", "بعد ليلة الفيضان", "حين يسبق المطر الموازنة", "12/11/2023", ...body,
  ), { kicker: "بعد ليلة الفيضان", title: "حين يسبق المطر الموازنة" }],
  ["a last crumb cut short", page(
    "الرئيسية › محليات › حين يسبق المطر…", "حين يسبق المطر الموازنة", "12/11/2023", ...body,
  ), { breadcrumb: ["الرئيسية", "محليات", "حين يسبق المطر…"], section: "محليات", title: "حين يسبق المطر الموازنة" }],
  ["a title on two lines, whole in the trail", page(
    "الرئيسية › محليات › حين يسبق المطر الموازنة وتغرق المدينة في ليلة واحدة", "حين يسبق المطر الموازنة", "وتغرق المدينة في ليلة واحدة",
      "", ...body,
  ), { title: "حين يسبق المطر الموازنة وتغرق المدينة في ليلة واحدة", section: "محليات", kicker: null }],
  ["hyphens after the home page", page("الرئيسية - محليات - حين يسبق المطر الموازنة", "حين يسبق المطر الموازنة", "", ...body),
    { breadcrumb: ["الرئيسية", "محليات", "حين يسبق المطر الموازنة"], section: "محليات" }],
]

const sources: Page[] = [
  ["a known name on its own line, date above it alone", page("حين يسبق المطر الموازنة", "12.11.2023", "الاتحاد", ...body),
    { source: "الاتحاد", sourceDate: "2023-11-12", siteDate: null }],
  ["name and date on one line", page("حين يسبق المطر الموازنة", "الخليج - الأحد 12/11/2023", "", ...body),
    { source: "الخليج", sourceDate: "2023-11-12", sourceDateText: "الأحد 12/11/2023", weekdayAgrees: true }],
  ["«صحيفة» and date on one line", page("حين يسبق المطر الموازنة", "صحيفة الخليج 12/11/2023", "", ...body), { source: "الخليج",
    sourceDate: "2023-11-12" }],
  ["«نقلًا عن» and the country", page("حين يسبق المطر الموازنة", "نقلا عن صحيفة الوطن السعودية", "12/11/2023", ...body),
    { source: "الوطن السعودية", sourceDate: "2023-11-12", without: ["source_ambiguous", "source_unknown"] }],
  ["a name of many papers stays as printed", page("حين يسبق المطر الموازنة", "المصدر: صحيفة الوطن", "12/11/2023", ...body),
    { source: "الوطن", codes: ["source_ambiguous"] }],
  ["the address settles which paper of that name", page(
    "حين يسبق المطر الموازنة", "المصدر: صحيفة الوطن", "12/11/2023", ...body, "https://www.elwatannews.com/news/details/7001",
  ), { source: "الوطن المصرية", url: "https://www.elwatannews.com/news/details/7001", without: ["source_ambiguous"] }],
  ["the address alone names the paper; the date is then the site's", page(
    "https://www.alkhaleej.ae/2023-11-12/opinion/7001", "حين يسبق المطر الموازنة", "12 نوفمبر 2023", ...body,
  ), { source: "الخليج", url: "https://www.alkhaleej.ae/2023-11-12/opinion/7001", siteDate: "2023-11-12", sourceDate: null }],
  ["a paper that nobody knows", page("حين يسبق المطر الموازنة", "المصدر: صحيفة ضفاف الجنوب", "12/11/2023", "كلمة ضفاف الجنوب", ...body),
    { source: "ضفاف الجنوب", sourceDate: "2023-11-12", kind: "editorial", kindLabel: "كلمة ضفاف الجنوب", codes: ["source_unknown"] }],
  ["the label and the name on two lines", page("حين يسبق المطر الموازنة", "المصدر:", "الشرق الأوسط", "التاريخ:",
    "13 كانون الأول (ديسمبر) 2023", ...body),
    { source: "الشرق الأوسط", sourceDate: "2023-12-13" }],
  ["the paper named beneath the body", page("حين يسبق المطر الموازنة", "12/11/2023", "", ...body, "", "نقلاً عن صحيفة الأهرام المصرية"),
    { source: "الأهرام", siteDate: "2023-11-12", sourceDate: null }],
  ["the site's own name above, another marked as the source", page("الخليج", "حين يسبق المطر الموازنة", "المصدر: البيان", "12/11/2023",
    ...body),
    { source: "البيان", sourceDate: "2023-11-12", codes: ["several_sources"] }],
  ["a word of the menu that is a paper's name too", page("السياسة", "الأخبار", "حين يسبق المطر الموازنة", "12/11/2023", ...body),
    { source: null, siteDate: "2023-11-12", title: "حين يسبق المطر الموازنة" }],
  ["hamza and ya as typists leave them", page("حين يسبق المطر الموازنة", "القدس العربى", "الاحد 12/11/2023", ...body),
    { source: "القدس العربي", weekdayAgrees: true }],
  ["«افتتاحية» and the paper's name", page("حين يسبق المطر الموازنة", "افتتاحية صحيفة الدستور الأردنية", "12/11/2023", ...body),
    { kind: "editorial", kindLabel: "افتتاحية صحيفة الدستور الأردنية", source: "الدستور الأردنية", sourceDate: "2023-11-12" }],
]

const people: Page[] = [
  ["«بقلم:» beneath the title", page("حين يسبق المطر الموازنة", "بقلم: د. سلمى الحاج", "مقال", "الحياة الجديدة", "12/11/2023", ...body),
    { author: "د. سلمى الحاج", kind: "opinion", kindLabel: "مقال", source: "الحياة الجديدة", sourceDate: "2023-11-12" }],
  ["«بقلم» and a word on the writer", page("حين يسبق المطر الموازنة", "بقلم سلمى الحاج - كاتبة وباحثة لبنانية", "", ...body),
    { author: "سلمى الحاج", codes: ["lines_left_out"] }],
  ["«كتب» with its paper", page("حين يسبق المطر الموازنة", "كتب نادر العلي في صحيفة المدى", "12/11/2023", ...body),
    { author: "نادر العلي", source: "المدى", sourceDate: "2023-11-12" }],
  ["«كتبت/»", page("حين يسبق المطر الموازنة", "كتبت/ هدى سالم", "", ...body), { author: "هدى سالم" }],
  ["«كتب ممنوعة» is a title, not a by-line", page("كتب ممنوعة في معرض المدينة", "12/11/2023", ...body),
    { title: "كتب ممنوعة في معرض المدينة", author: null, siteDate: "2023-11-12" }],
  ["a name that nothing marks stays in the text", page("حين يسبق المطر الموازنة", "سلمى الحاج", "12/11/2023", ...body),
    { author: null, paragraphs: ["سلمى الحاج", ...body], codes: ["line_before_body"] }],
  ["a translator is noted", page("حين يسبق المطر الموازنة", "بقلم: جون سميث", "ترجمة: نادر العلي", "12/11/2023", ...body),
    { author: "جون سميث", codes: ["translator"], siteDate: "2023-11-12" }],
  ["a body that begins with «كتب» keeps it", page(
    "حين يسبق المطر الموازنة", "12/11/2023", "كتب رئيس المجلس في مذكراته قبل عشرين عامًا أن المدينة لا تخاف الماء.", ...body,
  ), { author: null, paragraphs: ["كتب رئيس المجلس في مذكراته قبل عشرين عامًا أن المدينة لا تخاف الماء.", ...body] }],
]

const dates: Page[] = [
  ["two dates, the paper's above its name", page("حين يسبق المطر الموازنة", "نشر في: 13/11/2023", "الأحد 12/11/2023 - صحيفة البيان",
    ...body),
    { siteDate: "2023-11-13", sourceDate: "2023-11-12", sourceDateText: "الأحد 12/11/2023" }],
  ["a time beside the date, counts of readers", page(
    "حين يسبق المطر الموازنة", "تاريخ النشر: الأحد 12 نوفمبر 2023 - 10:30 ص", "عدد المشاهدات: 1,250", "مدة القراءة: 3 دقائق", ...body,
  ), { siteDate: "2023-11-12", sourceDate: null, weekdayAgrees: true }],
  ["the day of updating gives way", page("حين يسبق المطر الموازنة", "12 نوفمبر 2023 18:45 | آخر تحديث: 13 نوفمبر 2023 09:10", ...body),
    { siteDate: "2023-11-12", sourceDate: null, without: ["several_dates"] }],
  ["Hijri alone", page("حين يسبق المطر الموازنة", "عكاظ", "الأحد 28 ربيع الآخر 1445هـ", ...body),
    { source: "عكاظ", sourceDate: "2023-11-12", sourceDateText: "الأحد 28 ربيع الآخر 1445هـ", weekdayAgrees: true,
      codes: ["hijri_converted"] }],
  ["Hijri with its Gregorian", page("حين يسبق المطر الموازنة", "عكاظ", "الأحد 28 ربيع الآخر 1445 هـ الموافق 12 نوفمبر 2023م", ...body),
    { sourceDate: "2023-11-12", sourceDateText: "الأحد 28 ربيع الآخر 1445 هـ الموافق 12 نوفمبر 2023م", without: ["hijri_converted"] }],
  ["a weekday that does not agree", page("حين يسبق المطر الموازنة", "الخبر", "الاثنين 12 نوفمبر 2023", ...body),
    { source: "الخبر", sourceDate: "2023-11-12", weekdayAgrees: false, codes: ["weekday_disagrees"] }],
  ["a weekday on the line above", page("حين يسبق المطر الموازنة", "الأهرام", "الأحد", "12 نوفمبر 2023", ...body),
    { sourceDate: "2023-11-12", sourceDateText: "الأحد 12 نوفمبر 2023", weekdayAgrees: true }],
  ["a French month is no date", page("حين يسبق المطر الموازنة", "الخبر", "13 décembre 2023", ...body), { sourceDate: null, siteDate: null,
    source: "الخبر" }],
  ["a Moroccan month", page("حين يسبق المطر الموازنة", "العلم", "12 نونبر 2023", ...body), { source: "العلم", sourceDate: "2023-11-12" }],
  ["an Algerian month", page("حين يسبق المطر الموازنة", "الشروق الجزائرية", "الأحد 12 فيفري 2023", ...body),
    { source: "الشروق الجزائرية", sourceDate: "2023-02-12", weekdayAgrees: true }],
  ["a place beside the date", page("حين يسبق المطر الموازنة", "دمشق 12/11/2023", ...body), { siteDate: "2023-11-12" }],
  ["dates in the body are the body's", page("حين يسبق المطر الموازنة", "", ...body, "وقد اجتمع المجلس في 12/11/2023 ولم يقرر شيئًا."),
    { siteDate: null, sourceDate: null, paragraphs: [...body, "وقد اجتمع المجلس في 12/11/2023 ولم يقرر شيئًا."] }],
]

const bodies: Page[] = [
  ["cut short", page("حين يسبق المطر الموازنة", "الغد", "12/11/2023", rain, cutShort),
    { paragraphs: [rain, cutShort], truncated: true, codes: ["truncated"] }],
  ["ended by a quotation, by an ellipsis, by a question", page("حين يسبق المطر الموازنة", "", rain,
    "قال أحد السكان: «انتظرنا طويلًا ولن ننتظر بعد اليوم»"),
    { paragraphs: [rain, "قال أحد السكان: «انتظرنا طويلًا ولن ننتظر بعد اليوم»"] }],
  ["ended by an agency's name", page("حين يسبق المطر الموازنة", "", rain, `${drains} (وكالات)`), { paragraphs: [rain,
    `${drains} (وكالات)`] }],
  ["signed at the end", page("حين يسبق المطر الموازنة", "", ...body, "نادر العلي"), { paragraphs: [...body, "نادر العلي"],
    codes: ["short_last_line"] }],
  ["buttons, rights and other articles beneath", page(
    "حين يسبق المطر الموازنة", "الغد", "12/11/2023", ...body, "شارك", "طباعة", "فيسبوك", "تويتر", "12", "اقرأ أيضًا",
      "جسر الميناء يفتح أمام السيارات",
    "ندوة عن مياه المدن", "جميع الحقوق محفوظة © صحيفة الغد 2023",
  ), { source: "الغد", codes: ["lines_left_out"] }],
  ["buttons between the title and the body", page("حين يسبق المطر الموازنة", "الغد", "12/11/2023", "شارك طباعة", "A+ A-", "استمع", ...body),
    { source: "الغد", sourceDate: "2023-11-12" }],
  ["«اقرأ أيضًا» in the midst stays", page("حين يسبق المطر الموازنة", "", rain, "اقرأ أيضًا: جسر الميناء يفتح أمام السيارات", drains,
    budget),
    { paragraphs: [rain, "اقرأ أيضًا: جسر الميناء يفتح أمام السيارات", drains, budget] }],
  ["a place and a dash open the body", page("حين يسبق المطر الموازنة", "12/11/2023", `القاهرة - ${rain}`, drains, budget),
    { paragraphs: [`القاهرة - ${rain}`, drains, budget], siteDate: "2023-11-12" }],
  ["no title: the text begins at once", page(...body), { title: null, codes: ["no_title"] }],
  ["headings within the body stay", page("حين يسبق المطر الموازنة", "12/11/2023", rain, "من يدفع الثمن", drains, budget),
    { paragraphs: [rain, "من يدفع الثمن", drains, budget] }],
  ["a list of headlines without stops is no broken paragraph", page(
    "حين يسبق المطر الموازنة", "12/11/2023", "جسر الميناء يفتح أمام السيارات بعد عام من الإصلاح", "ندوة عن مياه المدن",
      "المجلس البلدي يؤجل جلسته مرة ثالثة",
    "الصيادون يعودون إلى البحر", ...body,
  ), {
    paragraphs: ["جسر الميناء يفتح أمام السيارات بعد عام من الإصلاح", "ندوة عن مياه المدن", "المجلس البلدي يؤجل جلسته مرة ثالثة",
      "الصيادون يعودون إلى البحر", ...body],
  }],
  ["the label and the title on one line", page("الافتتاحية: حين يسبق المطر الموازنة", "الغد", "12/11/2023", ...body),
    { title: "حين يسبق المطر الموازنة", kind: "editorial", kindLabel: "الافتتاحية" }],
  ["the head title of the page, pasted with it", page("حين يسبق المطر الموازنة | صحيفة البيان", "حين يسبق المطر الموازنة", "12/11/2023",
    ...body),
    { title: "حين يسبق المطر الموازنة", source: "البيان" }],
  ["an English head", page("Skip to content", "Menu", "Home", "حين يسبق المطر الموازنة", "By staff", "12/11/2023", ...body),
    { title: "حين يسبق المطر الموازنة", siteDate: "2023-11-12" }],
  ["the title printed twice", page("حين يسبق المطر الموازنة", "محليات", "حين يسبق المطر الموازنة", "12/11/2023", ...body),
    { title: "حين يسبق المطر الموازنة", siteDate: "2023-11-12" }],
  ["the paper's data above the title", page("الافتتاحية", "الخليج", "الأحد 12/11/2023", "حين يسبق المطر الموازنة", ...body),
    { title: "حين يسبق المطر الموازنة", kind: "editorial", source: "الخليج", sourceDate: "2023-11-12" }],
]

describe.each([["trails", trails], ["sources", sources], ["people", people], ["dates", dates], ["bodies", bodies]])("%s", (_, pages) => {
  test.each(pages)("%s", (...each) => check(each))
})
