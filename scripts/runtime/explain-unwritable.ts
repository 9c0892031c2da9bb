const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk can only be read',
  ENOTDIR: 'a part of it is no folder',
  EEXIST: 'a file has that name',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
}

/** One sentence for a place that cannot be written; undefined for any other error. `dataDir`: what lies there can lie elsewhere. */
export function explainUnwritable(error: unknown, dataDir: string): string | undefined {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const reason = REASONS[code]
  if (reason === undefined) return undefined
  const place = dest ?? path
  const elsewhere = place === dataDir || place?.startsWith(`${dataDir}/`) ? ', or set DATA_DIR to another folder' : ''
  return `${place ?? 'A file'} cannot be written: ${reason} (${code}). Make room or correct the rights there${elsewhere}.`
}
