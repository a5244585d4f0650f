/** By-lines of the demonstration, each with the address it gets. None is a real person's. */
export const authors: Record<string, string> = {
  "سامر الخطّار": "samer-alkhattar",
  "نجلاء بركات": "najla-barakat",
  "عادل القيسي": "adel-alqaysi",
  "مها الزيتوني": "maha-alzaytouni",
  "فؤاد الرملي": "fouad-alramli",
  "هند الصوّان": "hind-alsawwan",
  "طارق العمري": "tareq-alomari",
}

/** Tags of the demonstration, each with the address it gets. */
export const tags: Record<string, string> = {
  "الآبار": "wells",
  "الري": "irrigation",
  "السكك": "railways",
  "الكهرباء": "electricity",
  "المكتبات": "libraries",
  "المدارس": "schools",
  "المخطوطات": "manuscripts",
  "الخبز": "bread",
  "البلديات": "municipalities",
  "المطر": "rain",
}
