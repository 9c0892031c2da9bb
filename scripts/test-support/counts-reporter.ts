import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import { formatTable } from '../print/format-table.ts'

/** How many files are named at the end. */
const SLOWEST = 10

/**
 * Says which files took longest, where a run had many, and writes how many tests passed and failed, for the closing line of scripts/check/run-checks.ts. A
 * file that could not run counts as a failure.
 */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    if (modules.length > SLOWEST) console.log(`\nThe slowest files, with what they start:\n\n${formatTable(slowestOf(modules))}\n`)
    const file = process.env.TEST_COUNTS_FILE
    if (file === undefined) return
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const broken = modules.filter((module) => module.state() === 'failed' && [...module.children.allTests()].length === 0)
    const failed = states.filter((state) => state === 'failed').length + broken.length + errors.length
    writeFileSync(file, JSON.stringify({ passed: states.filter((state) => state === 'passed').length, failed }))
  }
}

/** With their hooks, in which stacks and browsers start. */
function slowestOf(modules: readonly TestModule[]): Record<string, string>[] {
  const seconds = (module: TestModule) => {
    const { duration, setupDuration, collectDuration } = module.diagnostic()
    return (duration + setupDuration + collectDuration) / 1000
  }
  return modules
    .toSorted((a, b) => seconds(b) - seconds(a))
    .slice(0, SLOWEST)
    .map((module) => ({
      file: module.relativeModuleId,
      tests: `${[...module.children.allTests()].length}`,
      seconds: seconds(module).toFixed(1),
    }))
}
