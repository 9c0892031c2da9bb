/** What the database has not been told yet: everything at first, then the tenants that changed. What could not be told waits for the next try. */
export class PendingTenants {
  #pending: ReadonlySet<string> | 'all' = 'all'

  /** None named: all. */
  add(slugs: readonly string[]): void {
    this.#pending = this.#pending === 'all' || slugs.length === 0 ? 'all' : new Set([...this.#pending, ...slugs])
  }

  /** `tell` with those that wait; undefined: all. */
  async hand(tell: (slugs: ReadonlySet<string> | undefined) => Promise<void>): Promise<void> {
    const now = this.#pending
    this.#pending = new Set()
    try {
      await tell(now === 'all' ? undefined : now)
    } catch (error) {
      if (now === 'all') this.add([])
      else if (now.size > 0) this.add([...now])
      throw error
    }
  }
}
