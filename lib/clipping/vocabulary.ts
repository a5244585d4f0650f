import { foldKey } from "@/lib/arabic/fold"
import { kinds, type Kind } from "@/lib/articles/kinds"

/** Keys of a list of phrases parted by «،». */
export const phrases = (list: string): Set<string> => new Set(list.split("،").map(foldKey))

export const homeWords = phrases(
  "الرئيسة،الرئيسية،رئيسية،الصفحة الرئيسة،الصفحة الرئيسية،الصفحة الأولى،الاستقبال،صفحة البداية،البداية،home",
)

const labels: Record<Kind, string> = {
  editorial:
    "الافتتاحية،افتتاحية،افتتاحيتنا،افتتاحية العدد،افتتاحية اليوم،افتتاحية الصحيفة،افتتاحية الجريدة،المقال الافتتاحي،" +
    "مقال افتتاحي،مقالة افتتاحية،" +
    "كلمة اليوم،كلمة العدد،كلمة التحرير،كلمة المحرر،كلمة رئيس التحرير،كلمة الصحيفة،كلمة الجريدة،كلمة الأسبوع،كلمتنا،" +
    "رأي الصحيفة،رأي الجريدة،رأي التحرير،رأي هيئة التحرير،رأينا",
  opinion: "رأي،الرأي،مقال،مقالة،مقال رأي،مقالة رأي،وجهة نظر",
  column: "عمود،العمود،عمود يومي،عمود صحفي،زاوية",
  analysis: "تحليل،تحليل إخباري،تحليل سياسي،تحليل خاص،قراءة تحليلية",
  report: "تقرير،تقرير إخباري،تقرير خاص،تقرير صحفي،تقرير صحافي",
  news: "خبر،خبر عاجل،خبر صحفي،خبر صحافي",
  interview: "حوار،مقابلة،حوار خاص،مقابلة خاصة،حوار صحفي،مقابلة صحفية،مقابلة صحافية",
  investigation: "تحقيق،تحقيق صحفي،تحقيق صحافي،تحقيق استقصائي،استقصاء",
  translation: "ترجمة،مقال مترجم،مقالة مترجمة،ترجمات",
  press_review:
    "جولة الصحافة،جولة في الصحافة،جولة الصحف،جولة في الصحف،أقوال الصحف،أقوال الصحافة،افتتاحيات الصحف،عناوين الصحف،صحف اليوم",
  document: "وثيقة،نص الوثيقة،وثائق",
  cartoon: "كاريكاتير،كاريكاتور،كاريكاتير اليوم،الكاريكاتير",
}
const plurals: Partial<Record<Kind, string>> = {
  opinion: "مقالات،آراء،مقالات رأي،مقالات وآراء",
  column: "أعمدة،زوايا",
  analysis: "تحليلات",
  report: "تقارير",
  news: "أخبار",
  interview: "حوارات،مقابلات",
  investigation: "تحقيقات",
  editorial: "افتتاحيات",
}

/** Labels that name the kind of one piece. */
export const kindLabels = byKey(labels)
/** Labels of many pieces, names of a section as often as of a kind: they count only beneath a title. */
export const pluralLabels = byKey(plurals)

/** Labels of a kind that are the name of a section in a trail. */
export const namesOfSections = phrases(`رأي،الرأي،خبر،مقال رأي،وجهة نظر،ترجمات،وثائق،${labels.press_review}`)

/** Names of papers that are plain words or places too: such a line counts only beneath the title or beside a date. */
export const commonWords = phrases(
  "اليوم،السياسة،فلسطين،المدينة،مكة،عُمان،الجريدة،الخبر،العلم،الرأي،الأخبار،الشرق،العرب،الغد،الاقتصادية،الحياة،الوسط،الوطن،" +
    "الثورة،القدس،المساء،الصباح،البلاد،الأيام",
)

/** Adjectives and names of countries as they follow a newspaper's name. */
export const countryWords: Record<string, string> = {
  "السعوديه": "SA", "السعودي": "SA", "الاماراتيه": "AE", "الامارات": "AE", "الكويتيه": "KW", "الكويت": "KW", "القطريه": "QA", "قطر": "QA",
  "البحرينيه": "BH", "البحرين": "BH", "العمانيه": "OM", "اليمنيه": "YE", "اليمن": "YE", "العراقيه": "IQ", "العراق": "IQ", "السوريه": "SY",
  "سوريا": "SY", "سوريه": "SY", "اللبنانيه": "LB", "لبنان": "LB", "الاردنيه": "JO", "الاردن": "JO", "الفلسطينيه": "PS", "المصريه": "EG",
  "مصر": "EG", "السودانيه": "SD", "السودان": "SD", "الليبيه": "LY", "ليبيا": "LY", "التونسيه": "TN", "تونس": "TN", "الجزائريه": "DZ",
  "الجزائر": "DZ", "المغربيه": "MA", "المغرب": "MA", "الموريتانيه": "MR", "موريتانيا": "MR", "اللندنيه": "GB", "لندن": "GB",
  "الدوليه": "", "اليوميه": "", "الاسبوعيه": "",
}

function byKey(lists: Partial<Record<Kind, string>>): Map<string, Kind> {
  return new Map(kinds.flatMap((kind) => {
    const list = lists[kind]
    return list === undefined ? [] : [...phrases(list)].map((key): [string, Kind] => [key, kind])
  }))
}
