import { plural } from "@/lib/arabic/plural"

/** The desk's frame: its ways, its common verbs, and the words around lists. */
export const deskFrame = {
  frame: {
    office: "مكتب واحة",
    titleTemplate: "%s | مكتب واحة",
    home: "واحة: مكتب التحرير",
    toContent: "إلى المحتوى",
    nav: "المكتب",
    signOut: "تسجيل الخروج",
  },
  missing: {
    title: "الصفحة غير موجودة",
    text: "ربما نُقلت أو حُذفت، أو لا تتيحها صلاحيات حسابك.",
    home: "العودة إلى المكتب",
  },
  broken: {
    title: "تعذّر عرض الصفحة",
    text: "حدث خطأ في الخادم أو انقطع الاتصال. ما حُفظ باقٍ على الخادم.",
    again: "إعادة المحاولة",
  },
  nav: {
    home: "الرئيسة",
    articles: "المقالات",
    newArticle: "مقال جديد",
    clip: "قصاصة جديدة",
    sections: "الأقسام",
    sources: "الصحف",
    authors: "الكتّاب",
    tags: "الوسوم",
    users: "المستخدمون",
    site: "عرض الموقع",
    waiting: (n: number) =>
      plural(n, {
        zero: "لا مقال ينتظر",
        one: "مقال واحد ينتظر",
        two: "مقالان ينتظران",
        few: "# مقالات تنتظر",
        many: "# مقالًا ينتظر",
        other: "# مقال ينتظر",
      }),
  },
  roles: { writer: "كاتب", editor: "محرر", chief: "رئيس التحرير", admin: "مدير النظام" },
  actions: {
    save: "حفظ",
    saving: "جارٍ الحفظ…",
    cancel: "إلغاء",
    close: "إغلاق",
    edit: "تحرير",
    add: "إضافة",
    adding: "جارٍ الإضافة…",
    remove: "حذف",
    apply: "تطبيق",
    sending: "جارٍ الإرسال…",
    working: "جارٍ التنفيذ…",
  },
  marks: {
    required: "مطلوب",
    optional: "اختياري",
  },
  paging: { label: "صفحات القائمة", previous: "السابق", next: "التالي" },
  combobox: {
    none: "لا اسم مطابق",
    add: (name: string) => `إضافة «${name}»`,
    addFailed: "تعذّرت الإضافة. يمكن اختيار السطر من جديد لإعادة المحاولة.",
    clear: "إزالة الاختيار",
    removeChip: (name: string) => `إزالة ${name}`,
    list: "أسماء مقترحة",
    chosen: "الأسماء المختارة",
    found: (n: number) =>
      plural(n, {
        zero: "لا اسم مطابق",
        one: "اسم واحد مطابق",
        two: "اسمان مطابقان",
        few: "# أسماء مطابقة",
        many: "# اسمًا مطابقًا",
        other: "# اسم مطابق",
      }),
  },
  login: {
    title: "تسجيل الدخول",
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    submit: "تسجيل الدخول",
    submitting: "جارٍ تسجيل الدخول…",
  },
}
