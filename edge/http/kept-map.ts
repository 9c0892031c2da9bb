/** A map that starts anew where it has so many and another comes: what is dropped is read again. */
export class KeptMap<Key, Value> extends Map<Key, Value> {
  readonly #keptMax: number

  constructor(keptMax: number) {
    super()
    this.#keptMax = keptMax
  }

  override set(key: Key, value: Value): this {
    if (this.size >= this.#keptMax && !this.has(key)) this.clear()
    return super.set(key, value)
  }
}
