const NAMES = ['BUCKET_URL', 'BUCKET_KEY_ID', 'BUCKET_KEY', 'BUCKET_REGION']

/** Of the environment: a bucket for originals in place of the folder. */
export const bucketBindings = (): Record<string, string> =>
  Object.fromEntries(NAMES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
