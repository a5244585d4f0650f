import { plural } from "@/lib/arabic/plural"
import { refusals } from "@/lib/clipping/notes"
import type { Failure } from "@/lib/result"
import { untold } from "@/lib/told"
import { checksTelling } from "./desk-checks"
import { telling } from "./desk-registry"

/** What is wrong with a field, and what to do, by the key that a schema or the checklist gives. */
export const problems = {
  invalid: "القيمة غير مقبولة. يرجى مراجعتها.",
  required: "هذا الحقل مطلوب.",
  too_long: "النص أطول من الحد المسموح به. يرجى اختصاره.",
  too_many: "العدد أكبر من الحد المسموح به.",
  not_text: "في القيمة محارف لا يمكن حفظها. يرجى إعادة كتابتها.",
  bad_date: "تعذّرت قراءة التاريخ. مثال: 13/12/2017 أو 13 كانون الأول 2017.",
  bad_link: "يلزم رابط كامل يبدأ بـ https:// أو http://.",
  bad_email: "يلزم بريد إلكتروني كامل، مثل name@example.org.",
  bad_style_word: "تبدأ الكلمة بحرف وتنتهي بحرف، بلا علامات ترقيم في طرفيها.",
  same_style_word: "الكلمة وما يُكتب مكانها واحد.",
  duplicate: "هذه القيمة مسجّلة من قبل.",
  named_already: "هذا الاسم مسجّل من قبل.",
  known_as: "هذا اسم صحيفة مسجّلة من قبل.",
  source_required: "يلزم تحديد الصحيفة المصدر قبل نشر مادة معاد نشرها.",
  source_date_required: "يلزم تاريخ النشر في المصدر قبل نشر مادة معاد نشرها.",
  date_ahead: "تاريخ النشر في المصدر لم يأتِ بعد. يرجى مراجعته.",
  permission_none: "لا إذن من هذه الصحيفة بإعادة النشر.",
  permission_ended: "انتهى إذن هذه الصحيفة بإعادة النشر.",
  permission_unrecorded: "لم يُسجَّل إذن هذه الصحيفة بعد.",
  share_over: "المنقول عن هذه الصحيفة أكثر مما أذنت به.",
  day_off: "لا تصدر هذه الصحيفة في ذلك اليوم. يرجى مراجعة التاريخ.",
  none_chosen: "لم يُختر مقال.",
  choose_one: "يلزم اختيار ما يبقى.",
  not_due: "لا ينتظر هذا المقال قرارًا.",
  unknown_place: "في العبارة موضع غير معروف. المواضع هي الصحيفة والتاريخ والكاتب والرابط.",
  bad_feed: "يلزم في كل سطر رابط كامل يبدأ بـ https://.",
  bad_percent: "يلزم عدد صحيح من 1 إلى 100.",
  bad_count: "يلزم عدد صحيح من 1 إلى 100000.",
  gone: "لم يعد هذا الاختيار موجودًا. يرجى اختيار غيره.",
  in_the_past: "الموعد مضى. يلزم موعد لاحق.",
  missing_hour: "لا وجود لهذه الساعة في ذلك اليوم: يتقدّم فيه التوقيت. يلزم وقت آخر.",
  bad_time: "تعذّرت قراءة الساعة. مثال: 09:30 أو 21:15.",
  which_hour: "تتكرّر هذه الساعة في ذلك اليوم: يتأخّر فيه التوقيت. يلزم تحديد أيّ المرتين.",
  double_hour: "تتكرّر هذه الساعة في ذلك اليوم: يتأخّر فيه التوقيت. يلزم وقت آخر.",
  embargoed: "الموعد قبل نهاية الحظر. النشر قبلها لرئيس التحرير وحده.",
  embargo_reason: "الموعد قبل نهاية الحظر. يلزم ذكر السبب.",
  clip_empty: refusals.empty,
  clip_too_long: refusals.too_long,
  clip_not_text: refusals.not_text,
  password_short: "كلمة المرور قصيرة. يلزم 12 محرفًا على الأقل.",
  not_json: "لم يُفهم الطلب. يرجى تحديث الصفحة ثم إعادة المحاولة.",
  bad_slug: "اسم الرابط حروف وأرقام تفصلها شرطات، بلا مسافات ولا علامات.",
  too_deep: "الأقسام مستويان فقط: لا يوضع قسم تحت قسم فرعي، ولا تحت نفسه.",
  has_children: "تحت هذا القسم أقسام فرعية. يلزم نقلها أو حذفها أولًا.",
  bad_account: "يلزم رابط حساب كامل يبدأ بـ https://، واسم موقعه بحروف لاتينية.",
  bad_contact: "يلزم بريد إلكتروني كامل، أو رابط صفحة يبدأ بـ https://.",
  bad_trash_days: "يلزم عدد بين 7 و365.",
  bad_zone: "يلزم اختيار منطقة زمنية من القائمة.",
  arranged_meanwhile: "غيّر مستخدم آخر الترتيب بعد فتح هذه الصفحة. يرجى تحديثها ثم الترتيب من جديد.",
  matter_papers: "يلزم مقالان على الأقل من صحيفتين مختلفتين.",
  matter_taken: "أحد هذه المقالات في قضية أخرى. يرجى تحديث الصفحة ثم الاختيار من جديد.",
  ends_before: "النهاية قبل الظهور. يلزم موعد لاحق.",
  too_far: "المدة أطول من سبعة أيام. يلزم موعد أقرب.",
  bad_page: "يلزم رابط مقال، أو عنوان صفحة في هذا الموقع يبدأ بشرطة مائلة.",
  no_page: "لا صفحة منشورة بهذا الرابط.",
  last_admin: "هذا آخر مدير للنظام. يلزم أن يبقى له مدير واحد على الأقل.",
  password_common: "كلمة المرور هذه معروفة في قوائم الكلمات المسرّبة، أو مبنية على إحداها. يلزم غيرها.",
  password_own_words: "في كلمة المرور اسم صاحبها أو بريده أو اسم المكتب. يلزم غيرها.",
  wrong_password: "كلمة المرور غير صحيحة.",
  wrong_code: "الرمز غير صحيح أو انتهت مدته. يرجى كتابة الرمز الظاهر الآن.",
  same_email: "هذا هو بريد الحساب الآن.",
  picture_empty: "الملف فارغ.",
  picture_unknown: "هذا الملف ليس صورة تُقبل هنا. الصيغ المقبولة: جيه بيغ، وبي إن جي، وويب بي.",
  picture_svg: "الرسوم بصيغة إس في جي لا تُقبل. يرجى حفظ الصورة بصيغة بي إن جي ثم رفعها.",
  picture_gif: "صيغة جيف لا تُقبل. يرجى حفظ الصورة بصيغة بي إن جي ثم رفعها.",
  picture_heic: "صيغة صور الهاتف هذه لا تُقبل. يرجى حفظ الصورة بصيغة جيه بيغ ثم رفعها.",
  picture_avif: "صيغة إيه في آي إف لا تُقبل. يرجى حفظ الصورة بصيغة جيه بيغ ثم رفعها.",
  picture_tiff: "صيغة تيف لا تُقبل. يرجى حفظ الصورة بصيغة جيه بيغ ثم رفعها.",
  picture_pdf: "هذا مستند لا صورة. يرجى رفع الصورة وحدها.",
  picture_animated: "الصور المتحركة لا تُقبل. يرجى رفع صورة واحدة ثابتة.",
  picture_broken: "الصورة تالفة أو ناقصة. يرجى حفظها من جديد ثم رفعها.",
  picture_pixels: "أبعاد الصورة أكبر من الحد المسموح به، وهو 50 مليون نقطة. يرجى تصغيرها.",
  picture_shape: "الصورة أصغر أو أضيق من أن تُعرض. يلزم 32 نقطة في الأقل، وألا يزيد ضلع على عشرين مثل الآخر.",
  picture_two_faced: "في هذا الملف شيء غير الصورة. يرجى حفظ الصورة وحدها ثم رفعها.",
  picture_heavy: "تعذّر تجهيز هذه الصورة لثقلها. يرجى تصغيرها ثم رفعها.",
  picture_quota: "بلغت صور المكتب حدّها. يرجى الرجوع إلى مدير النظام.",
  picture_used: "لا تُحذف صورة مستعملة. يلزم رفعها أولًا من مواضعها.",
  picture_alt: "يلزم نص بديل لصورة المقال.",
  picture_credit: "يلزم ذكر مصدر صورة المقال.",
  figure_alt: "يلزم نص بديل لكل صورة في النص.",
  figure_credit: "يلزم ذكر مصدر كل صورة في النص.",
  figure_gone: "في النص صورة حُذفت من المكتبة. يلزم حذفها من النص أو وضع غيرها.",
  figure_rights_ended: "تنتهي حقوق صورة في النص قبل يوم النشر.",
  picture_rights_ended: "تنتهي حقوق صورة المقال قبل يوم النشر.",
  title_wide: "العنوان أطول من أربعة أسطر على شاشة الهاتف. يمكن اختصاره.",
  left_over: "بقيت في النص علامة لم تُكمَل.",
  weekday_wrong: "اليوم المطبوع لا يوافق تاريخه.",
  printed_otherwise: "التاريخ المطبوع غير التاريخ المحفوظ.",
  link_not_live: "في النص رابط يقود إلى صفحة لا يجدها القراء.",
  link_withdrawn: "في النص رابط يقود إلى مقال سُحب من النشر.",
  link_odd: "في النص رابط فيه نقص أو زيادة.",
  two_step_required: "يشترط هذا المكتب التحقّق بخطوتين لهذا الدور.",
  mention_unknown: "ذُكر في النص من لا يرى هذا المقال. يرجى اختيار غيره.",
  two_step_first: "يلزم تفعيل التحقّق بخطوتين في حسابك أولًا، من صفحة «حسابي».",
  name_alike: "في المكتب من يحمل هذا الاسم أو اسمًا يُقرأ مثله. يلزم ما يميّزه، كاسم الأب.",
  wrong_word: "الكلمة غير مطابقة. يرجى كتابتها كما تظهر أعلاه.",
} as const satisfies Record<string, string>

export type ProblemKey = keyof typeof problems

const plain = new Map<string, string>(Object.entries(problems))
const about = new Map<string, (...told: string[]) => string>(Object.entries({ ...telling, ...checksTelling }))

/** The sentence for a problem, of what it speaks of where that came with it; an unknown key still says something true. */
export function problemText(problem: string): string {
  const { key, about: of } = untold(problem)
  return (of.length > 0 ? about.get(key)?.(...of) : undefined) ?? plain.get(key) ?? problems.invalid
}

const minutes = (n: number) =>
  plural(n, {
    zero: "قليل",
    one: "دقيقة",
    two: "دقيقتين",
    few: "# دقائق",
    many: "# دقيقة",
    other: "# دقيقة",
  })

const uses = (n: number) =>
  plural(n, {
    zero: "لا مقالات",
    one: "مقال واحد",
    two: "مقالان",
    few: "# مقالات",
    many: "# مقالًا",
    other: "# مقال",
  })

/** Why a request was refused and what can be done, for every code there is: one sentence or two (arabic.md §4.6). */
export function failureText(failure: Failure): string {
  switch (failure.code) {
    case "invalid":
      return failure.fields["form"]?.map(problemText).join(" ") || "يرجى مراجعة الحقول المبيّنة بالأحمر."
    case "incomplete":
      return "ينقص المقالَ ما يلزم قبل نشره. الحقول الناقصة مبيّنة بالأحمر."
    case "duplicate":
      return "القيمة مسجّلة من قبل. الحقل مبيّن بالأحمر."
    case "not_found":
      return "الصفحة غير موجودة. ربما نُقلت أو حُذفت."
    case "forbidden":
      return "لا تتيح صلاحيات حسابك هذا الإجراء. يمكن الرجوع إلى رئيس التحرير."
    case "conflict":
      return "عدّل مستخدم آخر هذا المقال بعد فتحه. قارن النسختين قبل الحفظ."
    case "settings_changed":
      return failure.by === "" ? "تغيّرت الإعدادات بعد فتح هذه الصفحة." : `غيّر ${failure.by} الإعدادات بعد فتح هذه الصفحة.`
    case "in_use":
      return `لا يمكن حذف هذا القسم: فيه ${uses(failure.count)}. يمكن إخفاؤه بدلًا من حذفه.`
    case "not_allowed_now":
      if (failure.state === "not_frozen") return "رُفع التجميد من قبل."
      if (failure.state === "note_resolved") return "حُلّت هذه الملاحظة في أثناء ذلك. يرجى تحديث الصفحة."
      if (failure.state === "link_full") return "بلغ هذا الرابط حدّه من الملاحظات. يرجى التواصل مع هيئة التحرير مباشرة."
      if (failure.state === "note_open") return "فُتحت هذه الملاحظة في أثناء ذلك. يرجى تحديث الصفحة."
      return failure.state === "has_admin"
        ? "لهذا المكتب مدير للنظام، ومنه تُطلب الدعوة."
        : "لا يتاح هذا الإجراء في حالة المقال الآن. ربما غيّرها مستخدم آخر؛ يرجى تحديث الصفحة."
    case "too_late":
      return "فات الأوان: حلّ الموعد قبل إتمام الإجراء."
    case "throttled":
      return `محاولات كثيرة. يمكن إعادة المحاولة بعد ${minutes(failure.minutes)}.`
    case "bad_login":
      return "البريد الإلكتروني أو كلمة المرور غير صحيحة."
    case "bad_origin":
      return "لم يُقبل الطلب لأنه لم يأتِ من هذا الموقع. يرجى تحديث الصفحة ثم إعادة المحاولة."
    case "signed_out":
      return "انتهت الجلسة. يرجى تسجيل الدخول ثم إعادة المحاولة."
    case "too_large":
      return "النص أكبر مما يُقبل هنا. يرجى تقسيمه."
    case "frozen":
      return "المكتب مجمَّد الآن، ولا يُحفظ فيه شيء. النص باقٍ في هذه الصفحة؛ يرجى الرجوع إلى رئيس التحرير."
    case "paused":
      return "أوقف هذا الحساب مؤقتًا لكثرة ما غيّره من المنشور في وقت قصير. يرجى الرجوع إلى رئيس التحرير."
    case "confirm_needed":
      return "يلزم تأكيد الهوية قبل هذا الإجراء."
  }
}
