import { formatNumber } from "@/lib/arabic/numbers"

const percent = (n: number) => `${formatNumber(n)}٪`

/** The measure of a republished text, at the foot of the editor. */
export const deskFidelity = {
  fidelity: {
    shares: (kept: number, own: number) => `بقي ${percent(kept)} من كلمات الأصل، و${percent(own)} من كلمات المقال منه`,
    nothing: "لا كلمات تُقارن بالأصل بعد",
  },
}
