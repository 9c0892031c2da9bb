import { isRunByBuilds } from '../../sites/builder/running-code.ts'

const BY_SERVER =
  /^(db\/(?!functions\/|migrations\/).+|tenants\/edit\/.+|scripts\/(command-line|migrate|print|publisher|runtime|secrets|serve)\/.+)\.ts$/

/** Whether `npm start` itself has this file's code in memory, so that a save of it takes a new process. `file`: relative to the repository, with slashes. Pure. */
export const isRunHere = (file: string): boolean => !/\.(test|d)\.ts$/.test(file) && (BY_SERVER.test(file) || isRunByBuilds(file))
