/** Reads numbers and names out of bytes; past the end everything is 0. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0
export const u16 = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) * 0x100 + byteAt(bytes, at + 1)
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x1_0000 + u16(bytes, at + 2)
export const u16le = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) + byteAt(bytes, at + 1) * 0x100
export const u24le = (bytes: Uint8Array, at: number): number => u16le(bytes, at) + byteAt(bytes, at + 2) * 0x1_0000
export const u32le = (bytes: Uint8Array, at: number): number => u16le(bytes, at) + u16le(bytes, at + 2) * 0x1_0000

/** Four letters, or as many as are asked for: `IHDR`. */
export const lettersAt = (bytes: Uint8Array, at: number, count = 4): string => String.fromCharCode(...bytes.subarray(at, at + count))
export const lettersOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const be32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
export const le32 = (value: number): Uint8Array => be32(value).reverse()

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
