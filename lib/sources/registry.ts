import type { MonthStyle } from "@/lib/arabic/dates"

/**
 * A newspaper as a new newsroom starts with it. `name` is unique; `sharedName` is what it calls itself where papers of
 * several countries bear that name, so it says nothing alone; `hosts` are lower case, without "www."; `editorialLabel`
 * is the fixed heading of its editorial, null where it is not known for certain.
 */
export type KnownSource = {
  key: string
  name: string
  sharedName: string | null
  variants: string[]
  latin: string
  country: string
  hosts: string[]
  monthStyle: MonthStyle
  editorialLabel: string | null
}

type Row = [key: string, name: string, country: string, hosts: string, latin: string, style: MonthStyle, more?: More]
type More = { shared?: string; also?: string[]; label?: string }

const rows: Row[] = [
  ["alkhaleej-ae", "الخليج", "AE", "alkhaleej.ae", "Al Khaleej", "dual", { also: ["دار الخليج"] }],
  ["albayan-ae", "البيان", "AE", "albayan.ae", "Al Bayan", "gregorian"],
  ["alittihad-ae", "الاتحاد", "AE", "alittihad.ae aletihad.ae", "Al Ittihad", "gregorian", { also: ["مركز الاتحاد للأخبار"] }],
  ["emaratalyoum-ae", "الإمارات اليوم", "AE", "emaratalyoum.com", "Emarat Al Youm", "gregorian"],
  ["alwatan-ae", "الوطن الإماراتية", "AE", "alwatan.ae", "Al Watan (UAE)", "gregorian", { shared: "الوطن" }],

  ["aawsat-gb", "الشرق الأوسط", "GB", "aawsat.com", "Asharq Al-Awsat", "dual"],
  ["alquds-gb", "القدس العربي", "GB", "alquds.co.uk", "Al-Quds Al-Arabi", "dual", { label: "رأي القدس" }],
  ["alarab-gb", "العرب اللندنية", "GB", "alarab.co.uk", "Al-Arab (London)", "gregorian", { shared: "العرب" }],
  ["alaraby-gb", "العربي الجديد", "GB", "alaraby.co.uk", "Al-Araby Al-Jadeed", "dual"],
  ["alhayat-gb", "الحياة", "GB", "alhayat.com", "Al-Hayat", "dual", { also: ["الحياة اللندنية"] }],
  ["raialyoum-gb", "رأي اليوم", "GB", "raialyoum.com", "Rai al-Youm", "gregorian"],

  ["alriyadh-sa", "الرياض", "SA", "alriyadh.com", "Al Riyadh", "gregorian", { label: "كلمة الرياض" }],
  ["okaz-sa", "عكاظ", "SA", "okaz.com.sa", "Okaz", "gregorian"],
  ["aljazirah-sa", "الجزيرة السعودية", "SA", "al-jazirah.com", "Al-Jazirah", "gregorian", { shared: "الجزيرة" }],
  ["almadina-sa", "المدينة", "SA", "al-madina.com", "Al-Madina", "gregorian"],
  ["alwatan-sa", "الوطن السعودية", "SA", "alwatan.com.sa", "Al-Watan (Saudi Arabia)", "gregorian", { shared: "الوطن" }],
  ["alyaum-sa", "اليوم", "SA", "alyaum.com", "Al Yaum", "gregorian", { label: "كلمة اليوم" }],
  ["aleqt-sa", "الاقتصادية", "SA", "aleqt.com", "Al Eqtisadiah", "gregorian"],
  ["makkah-sa", "مكة", "SA", "makkahnewspaper.com", "Makkah", "gregorian"],
  ["albilad-sa", "البلاد السعودية", "SA", "albiladdaily.com", "Al-Bilad (Saudi Arabia)", "gregorian", { shared: "البلاد" }],

  ["ahram-eg", "الأهرام", "EG", "ahram.org.eg", "Al-Ahram", "gregorian", { also: ["بوابة الأهرام"], label: "رأي الأهرام" }],
  ["akhbarelyom-eg", "أخبار اليوم", "EG", "akhbarelyom.com", "Akhbar El Yom", "gregorian", { also: ["بوابة أخبار اليوم"] }],
  ["gomhuria-eg", "الجمهورية المصرية", "EG", "gomhuriaonline.com", "Al Gomhuria", "gregorian", { shared: "الجمهورية" }],
  ["almasryalyoum-eg", "المصري اليوم", "EG", "almasryalyoum.com", "Al-Masry Al-Youm", "gregorian"],
  ["shorouk-eg", "الشروق المصرية", "EG", "shorouknews.com", "Al-Shorouk", "gregorian", { shared: "الشروق", also: ["بوابة الشروق"] }],
  ["youm7-eg", "اليوم السابع", "EG", "youm7.com", "Youm7", "gregorian"],
  ["elwatan-eg", "الوطن المصرية", "EG", "elwatannews.com", "El Watan (Egypt)", "gregorian", { shared: "الوطن" }],
  ["alwafd-eg", "الوفد", "EG", "alwafd.news alwafd.org", "Al-Wafd", "gregorian", { also: ["بوابة الوفد"] }],
  ["dostor-eg", "الدستور المصرية", "EG", "dostor.org", "Al-Dostor", "gregorian", { shared: "الدستور" }],

  ["annahar-lb", "النهار", "LB", "annahar.com", "An-Nahar", "levant", { also: ["النهار اللبنانية"] }],
  ["alakhbar-lb", "الأخبار اللبنانية", "LB", "al-akhbar.com", "Al-Akhbar", "levant", { shared: "الأخبار" }],
  ["aliwaa-lb", "اللواء", "LB", "aliwaa.com.lb aliwaa.com", "Al-Liwaa", "levant"],
  ["aljoumhouria-lb", "الجمهورية اللبنانية", "LB", "aljoumhouria.com", "Al-Joumhouria", "levant", { shared: "الجمهورية" }],
  ["assafir-lb", "السفير", "LB", "assafir.com", "As-Safir", "levant"],
  ["addiyar-lb", "الديار", "LB", "addiyar.com addiyaronline.com", "Ad-Diyar", "levant"],
  ["albinaa-lb", "البناء", "LB", "al-binaa.com", "Al-Binaa", "levant"],
  ["nidaalwatan-lb", "نداء الوطن", "LB", "nidaalwatan.com", "Nidaa Al-Watan", "levant"],
  ["alsharq-lb", "الشرق اللبنانية", "LB", "elsharkonline.com", "Al-Sharq (Lebanon)", "levant", { shared: "الشرق" }],

  ["alghad-jo", "الغد", "JO", "alghad.com", "Al Ghad", "dual", { also: ["الغد الأردنية"] }],
  ["alrai-jo", "الرأي الأردنية", "JO", "alrai.com", "Al Rai (Jordan)", "levant", { shared: "الرأي" }],
  ["addustour-jo", "الدستور الأردنية", "JO", "addustour.com", "Ad-Dustour", "levant", { shared: "الدستور" }],
  ["assabeel-jo", "السبيل", "JO", "assabeel.net", "Assabeel", "levant"],

  ["alquds-ps", "القدس", "PS", "alquds.com", "Al-Quds", "levant", { label: "حديث القدس", also: ["القدس المقدسية"] }],
  ["alayyam-ps", "الأيام الفلسطينية", "PS", "al-ayyam.ps", "Al-Ayyam (Palestine)", "levant", { shared: "الأيام" }],
  ["alhaya-ps", "الحياة الجديدة", "PS", "alhaya.ps", "Al-Hayat Al-Jadida", "levant"],
  ["felesteen-ps", "فلسطين", "PS", "felesteen.news felesteen.ps", "Felesteen", "levant", { also: ["فلسطين أون لاين"] }],

  ["alqabas-kw", "القبس", "KW", "alqabas.com", "Al-Qabas", "gregorian"],
  ["alanba-kw", "الأنباء", "KW", "alanba.com.kw", "Al-Anba", "gregorian", { also: ["الأنباء الكويتية"] }],
  ["alseyassah-kw", "السياسة", "KW", "al-seyassah.com alseyassah.com", "Al-Seyassah", "gregorian"],
  ["alrai-kw", "الراي الكويتية", "KW", "alraimedia.com", "Al Rai (Kuwait)", "gregorian", { shared: "الرأي" }],
  ["aljarida-kw", "الجريدة", "KW", "aljarida.com", "Al-Jarida", "gregorian"],

  ["raya-qa", "الراية", "QA", "raya.com", "Al Raya", "gregorian", { label: "رأي الراية" }],
  ["alsharq-qa", "الشرق القطرية", "QA", "al-sharq.com", "Al Sharq (Qatar)", "gregorian", { shared: "الشرق", label: "رأي الشرق" }],
  ["alarab-qa", "العرب القطرية", "QA", "alarab.qa", "Al Arab (Qatar)", "gregorian", { shared: "العرب" }],
  ["alwatan-qa", "الوطن القطرية", "QA", "al-watan.com", "Al-Watan (Qatar)", "gregorian", { shared: "الوطن" }],

  ["akhbaralkhaleej-bh", "أخبار الخليج", "BH", "akhbar-alkhaleej.com", "Akhbar Al Khaleej", "gregorian"],
  ["alayam-bh", "الأيام البحرينية", "BH", "alayam.com", "Al Ayam (Bahrain)", "gregorian", { shared: "الأيام" }],
  ["alwasat-bh", "الوسط البحرينية", "BH", "alwasatnews.com", "Al-Wasat (Bahrain)", "gregorian", { shared: "الوسط" }],
  ["alwatan-bh", "الوطن البحرينية", "BH", "alwatannews.net", "Al-Watan (Bahrain)", "gregorian", { shared: "الوطن" }],
  ["albilad-bh", "البلاد البحرينية", "BH", "albiladpress.com", "Al-Bilad (Bahrain)", "gregorian", { shared: "البلاد" }],

  ["oman-om", "عُمان", "OM", "omandaily.om", "Oman Daily", "gregorian", { also: ["عمان العمانية"] }],
  ["alwatan-om", "الوطن العمانية", "OM", "alwatan.om", "Al-Watan (Oman)", "gregorian", { shared: "الوطن", label: "رأي الوطن" }],
  ["shabiba-om", "الشبيبة", "OM", "shabiba.com", "Al Shabiba", "gregorian"],
  ["alroya-om", "الرؤية العمانية", "OM", "alroya.om", "Al Roya (Oman)", "gregorian", { shared: "الرؤية" }],

  ["almada-iq", "المدى", "IQ", "almadapaper.net", "Al-Mada", "levant"],
  ["azzaman-iq", "الزمان", "IQ", "azzaman.com", "Azzaman", "levant"],
  ["alsabah-iq", "الصباح العراقية", "IQ", "alsabaah.iq", "Al-Sabah (Iraq)", "levant", { shared: "الصباح" }],
  ["newsabah-iq", "الصباح الجديد", "IQ", "newsabah.com", "Al-Sabah Al-Jadeed", "levant"],
  ["tareeqashaab-iq", "طريق الشعب", "IQ", "tareeqashaab.com", "Tareeq Al-Shaab", "levant"],

  ["tishreen-sy", "تشرين", "SY", "tishreen.news.sy", "Tishreen", "levant"],
  ["thawra-sy", "الثورة السورية", "SY", "thawra.sy", "Al-Thawra (Syria)", "levant", { shared: "الثورة" }],
  ["albaath-sy", "البعث", "SY", "albaath.news.sy albaathmedia.sy", "Al-Baath", "levant"],
  ["alwatan-sy", "الوطن السورية", "SY", "alwatan.sy", "Al-Watan (Syria)", "levant", { shared: "الوطن" }],
  ["enabbaladi-sy", "عنب بلدي", "SY", "enabbaladi.net", "Enab Baladi", "levant"],

  ["althawrah-ye", "الثورة اليمنية", "YE", "althawrah.ye", "Al-Thawra (Yemen)", "gregorian", { shared: "الثورة" }],
  ["alayyam-ye", "الأيام اليمنية", "YE", "alayyam.info", "Al-Ayyam (Yemen)", "gregorian", { shared: "الأيام" }],
  ["alintibaha-sd", "الانتباهة", "SD", "alintibaha.net", "Al-Intibaha", "gregorian"],
  ["alwasat-ly", "الوسط الليبية", "LY", "alwasat.ly", "Al-Wasat (Libya)", "gregorian", { shared: "الوسط", also: ["بوابة الوسط"] }],

  ["alchourouk-tn", "الشروق التونسية", "TN", "alchourouk.com", "Alchourouk (Tunisia)", "tunisian", { shared: "الشروق" }],
  ["assabah-tn", "الصباح التونسية", "TN", "assabah.com.tn assabahnews.tn", "Assabah (Tunisia)", "tunisian", { shared: "الصباح" }],
  ["elkhabar-dz", "الخبر", "DZ", "elkhabar.com", "El Khabar", "tunisian", { also: ["الخبر الجزائرية"] }],
  ["echorouk-dz", "الشروق الجزائرية", "DZ", "echoroukonline.com", "Echorouk", "tunisian",
    { shared: "الشروق", also: ["الشروق اليومي", "الشروق أونلاين"] }],
  ["elmassa-dz", "المساء الجزائرية", "DZ", "el-massa.com", "El Massa (Algeria)", "tunisian", { shared: "المساء" }],
  ["alalam-ma", "العلم", "MA", "alalam.ma", "Al-Alam", "maghreb", { also: ["العلم المغربية"] }],
  ["assabah-ma", "الصباح المغربية", "MA", "assabah.ma", "Assabah (Morocco)", "maghreb", { shared: "الصباح" }],
  ["almassae-ma", "المساء المغربية", "MA", "almassae.press.ma almassae.press", "Al Massae (Morocco)", "maghreb", { shared: "المساء" }],
  ["hespress-ma", "هسبريس", "MA", "hespress.com", "Hespress", "maghreb"],
  ["ittihad-ma", "الاتحاد الاشتراكي", "MA", "alittihad.info", "Al Ittihad Al Ichtiraki", "maghreb"],
  ["ahdath-ma", "الأحداث المغربية", "MA", "ahdath.info", "Al Ahdath Al Maghribia", "maghreb"],
]

/** The starter registry of Arabic newspapers: what a new newsroom begins with, and what the recogniser knows. */
export const knownSources: readonly KnownSource[] = rows.map(([key, name, country, hosts, latin, monthStyle, more = {}]) => ({
  key,
  name,
  sharedName: more.shared ?? null,
  variants: [`صحيفة ${name}`, `جريدة ${name}`, ...(more.also ?? [])],
  latin,
  country,
  hosts: hosts.split(" "),
  monthStyle,
  editorialLabel: more.label ?? null,
}))
