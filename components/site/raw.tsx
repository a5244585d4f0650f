/** The only two places where readers' markup is not made of elements: the compiled stylesheet and the escaped JSON-LD. */

export function Style({ css }: { css: string }) {
  return <style dangerouslySetInnerHTML={{ __html: css }} />
}

/** @param json already escaped (see json-ld.ts): it holds no "<". A data block is never run, so the content policy lets it be. */
export function DataBlock({ json }: { json: string }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
