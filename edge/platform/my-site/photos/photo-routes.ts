import { type Context, Hono } from 'hono'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { notFound } from '../../requests/request-page.tsx'
import type { Session } from '../../sign-in/session.ts'
import { answerNewPhoto, takeSentPiece, takeSmaller, tellReceived } from '../../uploads/answer-upload.ts'
import { addPhotos, showAddPhotos } from './add-page.tsx'
import { saveBlur, showBlur } from './blur-page.tsx'
import { askToRemove, removePhoto, savePhoto, showPhoto } from './photo-page.tsx'
import { changePhotos, showPhotos } from './photos-page.tsx'
import { saveWords, showWords } from './words-page.tsx'

type Env = { Bindings: PlatformEnv; Variables: { session: Session } }

/** Her photos, and how new ones come. Part of mySiteRoutes. */
export const photoRoutes = new Hono<Env>()

const at = (part: string): string => mySitePath(`photos${part === '' ? '' : `/${part}`}`)
const asked = (c: Context<Env>) => ({ tenantId: c.var.session.tenantId, now: new Date() })
const shown = (c: Context<Env>) => ({ ...asked(c), said: c.req.query('said') })
const sent = async (c: Context<Env>) => ({ ...asked(c), form: await c.req.formData().catch(() => new FormData()) })
const one = (c: Context<Env>) => ({ ...asked(c), id: c.req.param('id') ?? '' })
const file = (c: Context<Env>) => ({ tenantId: c.var.session.tenantId, hash: c.req.param('hash') ?? '', request: c.req.raw })

photoRoutes.get(at(''), (c) => showPhotos(c.env, { ...shown(c), show: c.req.query('show') }))
photoRoutes.post(at(''), async (c) => (await changePhotos(c.env, { ...(await sent(c)), show: c.req.query('show') })) ?? notFound())
photoRoutes.get(at('add'), (c) => showAddPhotos(c.env, asked(c)))
photoRoutes.post(at('add'), async (c) => addPhotos(c.env, await sent(c)))
photoRoutes.get(at('words'), (c) => showWords(c.env, shown(c)))
photoRoutes.post(at('words'), async (c) => (await saveWords(c.env, await sent(c))) ?? notFound())
photoRoutes.get(at('uploads/:hash'), (c) => tellReceived(c.env, file(c)))
photoRoutes.put(at('uploads/:hash'), (c) => takeSentPiece(c.env, file(c)))
photoRoutes.put(at('uploads/:hash/:part{preview|row}'), (c) =>
  takeSmaller(c.env, { ...file(c), part: c.req.param('part') === 'row' ? 'row' : 'preview' }),
)
photoRoutes.get(at(':id'), async (c) => (await showPhoto(c.env, { ...one(c), ...shown(c) })) ?? notFound())
photoRoutes.post(at(':id'), async (c) => (await savePhoto(c.env, { ...one(c), ...(await sent(c)) })) ?? notFound())
photoRoutes.get(at(':id/blur'), async (c) => (await showBlur(c.env, one(c))) ?? notFound())
photoRoutes.post(at(':id/blur'), async (c) => (await saveBlur(c.env, { ...one(c), ...(await sent(c)) })) ?? notFound())
photoRoutes.get(at(':id/remove'), async (c) => (await askToRemove(c.env, one(c))) ?? notFound())
photoRoutes.post(at(':id/remove'), async (c) => (await removePhoto(c.env, one(c))) ?? notFound())
photoRoutes.get(at(':id/:size{row|small|whole}'), async (c) => {
  const { tenantId, id } = one(c)
  return (await answerNewPhoto(c.env, { tenantId, id, size: c.req.param('size') ?? '' })) ?? notFound()
})
