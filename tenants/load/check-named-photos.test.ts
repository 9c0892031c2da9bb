import { expect, it } from 'vitest'
import { checkNamedPhotos } from './check-named-photos.ts'
import type { TenantConfig } from './load-tenant.ts'

const locate = (path: (string | number)[]) => ({ file: 'x.yaml', line: 1, field: path.join('.') })

it('wants the photo of a service and of a leg to be there', () => {
  const config = {
    photos: [{ id: 'salon' }],
    content: { services: [{ photo: 'salon' }, {}, { photo: 'saloon' }] },
    tenant: { tour: [{ photo: 'river' }] },
  } as unknown as TenantConfig
  expect(checkNamedPhotos(config, { content: locate, tenant: locate } as never)).toEqual([
    expect.objectContaining({ field: 'services.2.photo', got: '"saloon"', expected: 'the id of a photo in photos.yaml (salon)' }),
    expect.objectContaining({ field: 'tour.0.photo', got: '"river"' }),
  ])
})
