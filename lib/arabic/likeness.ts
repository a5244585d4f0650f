import { searchKey } from "./normalize"

/** Letters of other scripts that are drawn as a Latin one is, small, as searchKey leaves them. */
const DRAWN_ALIKE: Record<string, string> = {
  "\u0430": "a", "\u0441": "c", "\u0501": "d", "\u0435": "e", "\u04BB": "h", "\u0456": "i", "\u0458": "j", "\u043E": "o", "\u0440": "p",
  "\u051B": "q", "\u0455": "s", "\u051D": "w", "\u0445": "x", "\u0443": "y", "\u03B1": "a", "\u03BF": "o", "\u03C1": "p", "\u03BD": "v",
  "\u03B9": "i", "\u0131": "i", "\u0261": "g", "\u03BA": "k", "\u043A": "k", "\u043C": "m", "\u0442": "t", "\u043D": "h", "\u0432": "b",
  "1": "l", i: "l", "0": "o",
}

/**
 * The same for two names of people that are taken for each other: one in another spelling, with other spaces and points, with an accent
 * more, or with letters of another script that look the same. Only for comparing; never shown, never stored.
 */
export const nameLikeness = (name: string): string =>
  [...searchKey(name).normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "")].map((sign) => DRAWN_ALIKE[sign] ?? sign).join("")
    .replace(/rn/g, "m").replace(/vv/g, "w")
