import { plural } from "@/lib/arabic/plural"
import type { Network } from "@/lib/newsroom/social"

const people = (n: number) =>
  plural(n, { zero: "لا أحد", one: "شخص واحد", two: "شخصان", few: "# أشخاص", many: "# شخصًا", other: "# شخص" })
const days = (n: number) => plural(n, { zero: "لا أيام", one: "يوم واحد", two: "يومين", few: "# أيام", many: "# يومًا", other: "# يوم" })
const articles = (n: number) =>
  plural(n, { zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال" })

/** The networks as Arabic readers call them; one that has no other name is written as its users write it. */
const networks = {
  x: "إكس", facebook: "فيسبوك", instagram: "إنستغرام", youtube: "يوتيوب", telegram: "تلغرام", whatsapp: "واتساب", tiktok: "تيك توك",
  linkedin: "لينكد إن", threads: "ثريدز", bluesky: "بلوسكاي", soundcloud: "ساوندكلاود",
} satisfies Record<Network, string>

/** The page of settings, and the first steps of a new newsroom. */
export const deskSettings = {
  networks,
  desk: {
    settings: {
      title: "الإعدادات",
      note: "بجانب كل إعداد أثره قبل الحفظ. لا يتغيّر شيء للقراء ولا لهيئة التحرير قبل «حفظ الإعدادات».",
      save: "حفظ الإعدادات",
      saved: "حُفظت الإعدادات.",
      nothing: "لا تغيير بعد.",
      changes: "سيتغيّر بالحفظ",
      back: "التراجع عن كل التغييرات",
      effect: "الأثر",
      seen: "كما يراه القراء",
      yes: "نعم",
      no: "لا",
      empty: "فارغ",
      from: (before: string, after: string) => `من ${before} إلى ${after}`,
      quoted: (text: string) => `«${text}»`,
      groups: { identity: "الهوية", footer: "نهاية الصفحات", writing: "الكتابة والوقت", rules: "قواعد العمل", keeping: "الحفظ ومحرّكات البحث" },
      names: {
        name: "اسم الموقع", tagline: "سطر التعريف", footer: "نص التذييل", links: "حسابات التواصل", contact: "جهة الاتصال الأمنية",
        homeWord: "كلمة الصفحة الأولى", digits: "الأرقام", monthStyle: "أسماء الأشهر", timeZone: "المنطقة الزمنية",
        secondPerson: "قاعدة الشخص الثاني", twoStep: "التحقّق بخطوتين", trashDays: "مدة سلة المهملات", indexOwn: "فهرسة المواد الخاصة",
        indexPolicy: "فهرسة الصحف الجديدة",
      },
      nameHint: "يظهر في رأس كل صفحة، وفي عنوان النافذة، ولدى محرّكات البحث.",
      taglineHint: "كلمات قليلة تقول ما الموقع. تظهر بعد الاسم في عنوان الصفحة الأولى.",
      windowTitle: (title: string) => `عنوان نافذة الصفحة الأولى: ${title}`,
      footerHint: "فقرات قصيرة في نهاية كل صفحة، كل سطر فقرة: من نحن، أو حقوق النشر. خمس فقرات على الأكثر.",
      linksNote: "بترتيبها في نهاية الصفحات. يُقرأ اسم الشبكة من الرابط إن تُرك الاسم فارغًا.",
      href: (n: string) => `رابط الحساب ${n}`,
      label: (n: string) => `اسم الحساب ${n}`,
      addLink: "إضافة حساب",
      removeLink: (n: string) => `حذف الحساب ${n}`,
      linkUp: (n: string) => `تقديم الحساب ${n}`,
      linkDown: (n: string) => `تأخير الحساب ${n}`,
      up: "تقديم",
      down: "تأخير",
      remove: "حذف",
      contactHint: "بريد إلكتروني أو رابط صفحة يُكتب إليهما من وجد ثغرة في الموقع. يُنشر في ملف قياسي يعرفه المختصّون.",
      contactNone: "بلا جهة اتصال لا يُنشر الملف، ويجيب عنوانه بأن الصفحة غير موجودة.",
      contactFile: "يُنشر في الموقع هذا الملف:",
      homeWordHint: "أول كلمة في مسار كل صفحة.",
      homeOther: "كلمة أخرى",
      homeOwn: "الكلمة",
      digits: { latn: "0123456789", arab: "٠١٢٣٤٥٦٧٨٩" },
      digitsHint: "في تواريخ الموقع والمكتب وأعداده. نصوص المقالات لا تُمسّ.",
      dateLine: (day: string, time: string) => `${day}، الساعة ${time}`,
      countLine: (articles: string) => `ومثال العدّ: ${articles}`,
      monthHint: "في تواريخ الموقع كلها، إلا تاريخ الصحيفة المنقول عنها فبأسمائها هي.",
      zone: "المنطقة الزمنية",
      zoneHint: "يُبحث فيها باسم البلد أو المدينة.",
      nowIn: (zone: string, moment: string) => `الآن في ${zone}: ${moment}`,
      noScheduled: "لا مقالات مجدولة الآن، فلا موعد يتأثّر.",
      scheduled: (n: number) =>
        plural(n, {
          zero: "لا مواعيد مجدولة", one: "موعد مجدول واحد", two: "موعدان مجدولان", few: "# مواعيد مجدولة", many: "# موعدًا مجدولًا",
          other: "# موعد مجدول",
        }),
      instants: "تبقى المواعيد في لحظاتها نفسها، ولا يتغيّر إلا ما تقرأه الساعة:",
      secondPersonLabel: "لا يُنشر مقال إلا بعد أن يعتمده شخص غير كاتبه وغير آخر من عدّله",
      secondPersonOff: "تناسب مكتبًا من شخصين: من له النشر ينشر مسودته مباشرة.",
      secondPersonOn: "لا يعتمد أحد ما كتبه، والتعديل بعد الاعتماد يعيد المقال إلى المراجعة. التصويب والسحب لا ينتظران أحدًا.",
      inReview: (n: number) => (n === 0 ? "لا مقالات قيد المراجعة الآن." : `قيد المراجعة الآن: ${articles(n)}.`),
      situations: { ownDraft: "مسودة كتبها", ownReview: "مقال كتبه، قيد المراجعة", otherReview: "مقال غيره، قيد المراجعة", approved: "مقال معتمد", ownLive: "مقال منشور عدّله" },
      situation: "المقال",
      verbs: "الأفعال المتاحة لكل دور",
      noVerb: "لا فعل",
      verb: { submit: "إرسال للمراجعة", approve: "اعتماد", publish: "نشر", update: "تحديث", correct: "تصويب" },
      twoStepLabel: "يلزم التحقّق بخطوتين لكل من ينشر أو يدير",
      twoStepMeans: "بعد كلمة المرور يُطلب رمز من تطبيق على الهاتف. يشمل المحررين ورئيس التحرير ومدير النظام، ولا يشمل الكتّاب.",
      twoStepOff: "لكل شخص أن يفعّله لحسابه من صفحة «حسابي».",
      twoStepMust: (n: number) =>
        n === 0 ? "فعّله كل من يشملهم، فلا يُطلب من أحد شيء الآن." : `عند الدخول التالي يُطلب تفعيله من ${people(n)}، قبل أي عمل آخر.`,
      twoStepSelf: "وحسابك منهم: لم يُفعّل فيه التحقّق بخطوتين بعد.",
      trashHint: "من 7 أيام إلى 365 يومًا.",
      trashMeans: (n: number) => `ما يوضع في سلة المهملات يُستعاد منها خلال ${days(n)}، ثم يُحذف نهائيًا. السجل والمقالات المنشورة لا تشملها هذه المدة.`,
      trashNow: (n: number) => (n === 0 ? "سلة المهملات فارغة الآن." : `في سلة المهملات الآن: ${articles(n)}.`),
      trashFirst: (day: string) => `أولها حذفًا في ${day}.`,
      indexOwnLabel: "تُتاح موادنا الخاصة لمحرّكات البحث",
      indexOn: (n: number) => `تُفهرس صفحات موادنا الخاصة. المنشور منها الآن: ${articles(n)}.`,
      indexOff: (n: number) => `يُطلب من محرّكات البحث ألا تحفظ موادنا الخاصة. المنشور منها الآن: ${articles(n)}. في رأس كل صفحة منها:`,
      indexPolicyHint: "ما تبدأ به كل صحيفة تُضاف بعد الآن، ويمكن تغييره في صفحتها.",
      policyMeans: {
        index: "تُفهرس صفحات ما يُنقل عن الصحيفة الجديدة هنا كأنها أصل.",
        canonical: "تُدَلّ محرّكات البحث على رابط الأصل في موقع الصحيفة. إن لم يُعرف الرابط لم تُفهرس الصفحة.",
        noindex: "يُطلب من محرّكات البحث ألا تحفظ ما يُنقل عن الصحيفة الجديدة. وهو أحفظ لحقوق الصحف.",
      },
      sourcesStay: (n: number) =>
        plural(n, {
          zero: "لا صحف مسجّلة بعد.", one: "الصحيفة المسجّلة تبقى على سياستها.", two: "الصحيفتان المسجّلتان تبقيان على سياستهما.",
          few: "الصحف المسجّلة، وهي #، تبقى على سياساتها.", many: "الصحف المسجّلة، وعددها #، تبقى على سياساتها.", other: "الصحف المسجّلة، وعددها #، تبقى على سياساتها.",
        }),
      clash: {
        text: (by: string) => (by === "" ? "حُفظت إعدادات أخرى بعد فتح هذه الصفحة." : `حفظ ${by} إعدادات أخرى بعد فتح هذه الصفحة.`),
        notSaved: "لم يُحفظ شيء مما هنا بعد، ولم يضع منه شيء.",
        taken: (names: string) => `أُخذ من المحفوظ ما لم يُغيَّر هنا: ${names}.`,
        both: "وتغيّر في الجهتين:",
        theirs: (name: string, value: string) => `${name}، والمحفوظ ${value}.`,
        take: "أخذ المحفوظ",
        takeOf: (name: string) => `أخذ المحفوظ: ${name}`,
        again: "يُحفظ ما هنا بعد مراجعته بالضغط على «حفظ الإعدادات».",
      },
    },
    zones: {
      "Asia/Amman": "عمّان، الأردن", "Asia/Beirut": "بيروت، لبنان", "Asia/Damascus": "دمشق، سوريا", "Asia/Gaza": "غزة، فلسطين",
      "Asia/Hebron": "الخليل، فلسطين", "Asia/Baghdad": "بغداد، العراق", "Asia/Riyadh": "الرياض، السعودية", "Asia/Kuwait": "الكويت",
      "Asia/Bahrain": "المنامة، البحرين", "Asia/Qatar": "الدوحة، قطر", "Asia/Dubai": "دبي وأبوظبي، الإمارات", "Asia/Muscat": "مسقط، عُمان",
      "Asia/Aden": "عدن وصنعاء، اليمن", "Africa/Cairo": "القاهرة، مصر", "Africa/Khartoum": "الخرطوم، السودان", "Africa/Tripoli": "طرابلس، ليبيا",
      "Africa/Tunis": "تونس", "Africa/Algiers": "الجزائر", "Africa/Casablanca": "الدار البيضاء والرباط، المغرب", "Africa/El_Aaiun": "العيون",
      "Africa/Nouakchott": "نواكشوط، موريتانيا", "Africa/Djibouti": "جيبوتي", "Africa/Mogadishu": "مقديشو، الصومال", "Indian/Comoro": "موروني، جزر القمر",
      "Europe/Istanbul": "إسطنبول، تركيا", "Europe/London": "لندن، بريطانيا", "Europe/Paris": "باريس، فرنسا", "Europe/Berlin": "برلين، ألمانيا",
      "America/New_York": "نيويورك، الولايات المتحدة", "America/Toronto": "تورنتو ومونتريال، كندا", UTC: "التوقيت العالمي المنسّق",
    } satisfies Record<string, string>,
    firstSteps: {
      title: "الخطوات الأولى",
      note: "غرفة التحرير جاهزة. هذه خطواتها بترتيبها، وتُعلَّم كل خطوة متى أُنجزت.",
      done: "أُنجزت",
      open: "لم تُنجز بعد",
      dismiss: "إخفاء هذه القائمة نهائيًا",
      settings: { name: "تسمية الموقع", text: "الاسم، والأرقام، وأسماء الأشهر، والمنطقة الزمنية." },
      section: { name: "القسم الأول", text: "تُنشر المقالات في أقسام، ويمكن أن يكون القسم فرعًا لغيره." },
      person: { name: "دعوة زميل", text: "رابط يُستعمل مرة واحدة، ويختار صاحبه كلمة المرور بنفسه." },
      source: {
        name: "الصحف التي يُنقل عنها",
        text: (n: number) =>
          plural(n, {
            zero: "لا صحف مسجّلة بعد. تُضاف الصحيفة الأولى من هنا.", one: "في السجل صحيفة واحدة.", two: "في السجل صحيفتان.",
            few: "في السجل # صحف عربية معرّفة، ويبقى تسجيل ما أذنت به كل واحدة.", many: "في السجل # صحيفة عربية معرّفة، ويبقى تسجيل ما أذنت به كل واحدة.",
            other: "في السجل # صحيفة عربية معرّفة، ويبقى تسجيل ما أذنت به كل واحدة.",
          }),
      },
      article: { name: "المقال الأول", text: "قصاصة من صحيفة تُستخرج حقولها، أو مقال يُكتب هنا." },
      publish: { name: "النشر", text: "متى اكتملت قائمة ما يلزم نُشر المقال، وظهر للقراء في اللحظة نفسها." },
      site: "يمكن تسجيل الخروج ثم فتح الموقع، لرؤيته كما يراه القراء.",
    },
  },
}
