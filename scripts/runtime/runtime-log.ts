import { Log, LogLevel, type StructuredLogsHandler } from 'miniflare'

type Line = Parameters<StructuredLogsHandler>[0]

/** What Miniflare and its runtime say. */
export class RuntimeLog extends Log {
  isHushed = false
  #kept: Line[] | undefined
  readonly #print: (line: Line) => void

  /** `heard`: takes each line that is printed otherwise. */
  constructor(heard?: (line: string) => void) {
    super(LogLevel.WARN)
    this.#print = heard ? ({ message }) => heard(message) : print
  }

  /** A signal that has come together with the runtime's end is heard first. */
  protected override log(message: string): void {
    setImmediate(() => {
      if (!this.isHushed) super.log(message)
    })
  }

  /** A line of the Workers' own log, or of the runtime. */
  readonly take: StructuredLogsHandler = (line) => {
    if (this.#kept) this.#kept.push(line)
    else this.#print(line)
  }

  /** While `work` runs lines are kept. Where it fails `explain` makes its error of them, and they are not printed. */
  async during(work: () => Promise<void>, explain: (lines: readonly string[], error: unknown) => Promise<unknown>): Promise<void> {
    const kept: Line[] = []
    this.#kept = kept
    try {
      await work()
      kept.forEach(this.#print)
    } catch (error) {
      throw await explain(
        kept.map(({ message }) => message),
        error,
      )
    } finally {
      this.#kept = undefined
    }
  }
}

const print = ({ level, message }: Line): void => (level === 'error' || level === 'warn' ? console.error(message) : console.log(message))
