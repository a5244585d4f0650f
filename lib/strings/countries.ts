/** Countries by ISO 3166 code, as newspapers name them, in the order of the alphabet («ال» left out of account). */
export const arabCountries: Record<string, string> = {
  JO: "الأردن", AE: "الإمارات", BH: "البحرين", TN: "تونس", DZ: "الجزائر", KM: "جزر القمر", DJ: "جيبوتي", SA: "السعودية", SD: "السودان",
  SY: "سوريا", SO: "الصومال", IQ: "العراق", OM: "عُمان", PS: "فلسطين", QA: "قطر", KW: "الكويت", LB: "لبنان", LY: "ليبيا", EG: "مصر",
  MA: "المغرب", MR: "موريتانيا", YE: "اليمن",
}

/** Others where newspapers are printed that an Arabic press digest quotes. */
export const otherCountries: Record<string, string> = {
  ET: "إثيوبيا", AR: "الأرجنتين", ER: "إريتريا", ES: "إسبانيا", AU: "أستراليا", IL: "إسرائيل", DE: "ألمانيا", ID: "إندونيسيا",
  IR: "إيران", IE: "أيرلندا", IT: "إيطاليا", PK: "باكستان", BR: "البرازيل", GB: "بريطانيا", BE: "بلجيكا", TR: "تركيا", TD: "تشاد",
  ZA: "جنوب أفريقيا", DK: "الدنمارك", RU: "روسيا", SN: "السنغال", SE: "السويد", CH: "سويسرا", CN: "الصين", FR: "فرنسا", CY: "قبرص",
  CA: "كندا", KR: "كوريا الجنوبية", ML: "مالي", MY: "ماليزيا", MX: "المكسيك", NO: "النرويج", AT: "النمسا", NG: "نيجيريا", IN: "الهند",
  NL: "هولندا", US: "الولايات المتحدة", JP: "اليابان", GR: "اليونان",
}

/** A country's name, or its code where it is not among these. */
export const countryName = (code: string): string => arabCountries[code] ?? otherCountries[code] ?? code
