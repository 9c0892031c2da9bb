import path from 'node:path'

/** Where a local run keeps everything: DATA_DIR, or .data in the checkout. */
export const dataDirOf = (root: string): string => path.resolve(root, process.env.DATA_DIR ?? '.data')
