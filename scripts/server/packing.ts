import { promisify } from "node:util"
import { brotliCompress, brotliCompressSync, brotliDecompressSync, constants, type BrotliOptions } from "node:zlib"

const {
  BROTLI_OPERATION_FLUSH, BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING, BROTLI_PARAM_LGWIN, BROTLI_PARAM_NDIRECT, BROTLI_PARAM_NPOSTFIX, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT,
} = constants

export const brotli = (body: Buffer, quality: number): BrotliOptions => ({ params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: body.length } })

/**
 * The beginning of a brotli stream, to which what follows is packed alone and added. It ends in the middle of its last byte: in the bit in which
 * a stream that begins anew has done with its header (RFC 7932 §9.1), so that of the next only that half byte is left out and not a bit is moved.
 */
export type Beginning = { bytes: Buffer; last: number }

const WINDOW = 22
const HEADER = ((WINDOW - 17) << 1) | 1 // of four bits, as for every window of more than 2^17
const compress = promisify(brotliCompress)

// These differ in little but the bit in which they end. The best are tried first.
const ways = [11, 10, 9, 8, 7, 6, 5].flatMap((quality) => [0, 1].flatMap((plain) => [0, 1, 2, 3].flatMap((postfix) => [0, 1].map((direct) => ({
  [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: WINDOW, [BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: plain,
  [BROTLI_PARAM_NPOSTFIX]: postfix, [BROTLI_PARAM_NDIRECT]: direct << postfix,
})))))

/** Packs what many bodies begin with, as well as can be; null where no way of packing it ends in the right bit. Takes a while, aside. */
export async function beginning(text: Buffer): Promise<Beginning | null> {
  for (const params of ways) {
    const packed = await compress(text, { finishFlush: BROTLI_OPERATION_FLUSH, params: { ...params, [BROTLI_PARAM_SIZE_HINT]: text.length } })
    // To end with a whole byte it says that nothing follows: the bits 0, 1, 1, 0, 0, 0, and then zeros.
    const [before = 0, after] = packed.subarray(-2)
    if (after !== 0 || before >> 4 !== 0b0110) continue
    const found = { bytes: packed.subarray(0, -2), last: before & 0b1111 }
    const whole = joined(found, text)
    if (whole !== null && unpacks(whole, Buffer.concat([text, text]))) return found
  }
  return null
}

/**
 * A whole stream of what began so and `rest`, of which only that is packed now, and quickly. Of such little effort (0) that it refers to nothing but
 * itself: neither to the dictionary that every stream has, whose place depends on what came before, nor to distances met before. Null where its
 * header is not the one that is expected.
 */
export function joined({ bytes, last }: Beginning, rest: Buffer): Buffer | null {
  const packed = brotliCompressSync(rest, { params: { [BROTLI_PARAM_QUALITY]: 0, [BROTLI_PARAM_LGWIN]: WINDOW, [BROTLI_PARAM_SIZE_HINT]: rest.length } })
  const first = packed[0] ?? 0
  if ((first & 0b1111) !== HEADER) return null
  const whole = Buffer.allocUnsafeSlow(bytes.length + packed.length)
  bytes.copy(whole)
  packed.copy(whole, bytes.length)
  whole[bytes.length] = last | (first & 0b1111_0000)
  return whole
}

function unpacks(packed: Buffer, text: Buffer): boolean {
  try {
    return brotliDecompressSync(packed).equals(text)
  } catch {
    return false
  }
}
