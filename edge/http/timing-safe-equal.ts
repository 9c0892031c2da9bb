/** Compares every character, so that the time taken tells nothing. */
export function timingSafeEqual(a: string, b: string): boolean {
  let different = a.length ^ b.length
  for (let index = 0; index < a.length; index++) different |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return different === 0
}
