import { fidelityOf, percentOf, type Measure } from "@/lib/fidelity/rule"
import { strings } from "@/lib/strings"

const words = strings.desk.fidelity

/** «مختصر: بقي 80٪ من كلمات الأصل، و100٪ من كلمات المقال منه». */
export function measureText(measured: Measure): string {
  const { original, article, common } = measured
  const fidelity = fidelityOf(measured)
  return fidelity === null ? words.nothing : `${strings.fidelities[fidelity]}: ${words.shares(percentOf(common, original), percentOf(common, article))}`
}
