import { toHex } from '../../http/to-hex.ts'
import { REFUSAL_WORDS } from './refusal-words.ts'
import { takePiece, uploadIdOf } from './take-piece.ts'

/** What became of one file of a form. */
export interface FormFile {
  /** Undefined: it was taken. */
  problem?: string
  isNew?: boolean
}

/** The photos of a form that a browser sends without script: whole files, one after the other. What one of them is says nothing of the others. */
export async function takeForm(
  env: PlatformEnv,
  { tenantId, form, now }: { tenantId: string; form: FormData; now: Date },
): Promise<FormFile[]> {
  const done: FormFile[] = []
  for (const file of form.getAll('photos') as (File | string)[]) {
    if (typeof file === 'string' || file.size === 0) continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    const piece = { tenantId, uploadId: await uploadIdOf(env, tenantId, hash), sentBytes: bytes.length, now }
    let taken = await takePiece(env, { ...piece, from: 0, bytes })
    // A file whose beginning has come by the other way.
    if (taken.kind === 'received') taken = await takePiece(env, { ...piece, from: taken.bytes, bytes: bytes.subarray(taken.bytes) })
    if (taken.kind === 'refused') done.push({ problem: REFUSAL_WORDS[taken.reason] })
    else done.push(taken.kind === 'whole' ? { isNew: taken.isNew } : { problem: REFUSAL_WORDS.cut_off })
  }
  return done
}
