/** What a command could not do, in a sentence, with the exit code of its process. */
export class Failed extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** It was asked in a way it cannot be asked: the last line says where to read how. */
export class Usage extends Failed {
  constructor(message: string) {
    super(message, 2)
  }
}
