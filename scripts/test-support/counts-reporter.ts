import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Writes how many tests passed and failed, for the closing line of scripts/check/run-checks.ts. A file that could not run counts as a failure. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env.TEST_COUNTS_FILE
    if (file === undefined) return
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const broken = modules.filter((module) => module.state() === 'failed' && [...module.children.allTests()].length === 0)
    const failed = states.filter((state) => state === 'failed').length + broken.length + errors.length
    writeFileSync(file, JSON.stringify({ passed: states.filter((state) => state === 'passed').length, failed }))
  }
}
