/** Where sealed photos of hers lie: a folder of this machine, or a bucket. Names are `claire/<upload>/<hash of the sealed bytes>`. */
export interface OriginalStore {
  put: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Undefined: it is not there. */
  get: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** One that is not there is no mistake. */
  remove: (name: string) => Promise<void>
  /** Everything below `claire/<upload>/`. */
  removeAll: (folder: string) => Promise<void>
}

/** Undefined: this platform has none, so that no photos can be added. */
export function originalStore({ ORIGINALS }: Pick<PlatformEnv, 'ORIGINALS'>): OriginalStore | undefined {
  return ORIGINALS && folderStore(ORIGINALS)
}

/** scripts/runtime/open-originals.ts answers. */
function folderStore(service: Fetcher): OriginalStore {
  const ask = async (method: string, name: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> => {
    const response = await service.fetch(`http://originals/${name}`, { method, ...(body ? { body } : {}) })
    if (!response.ok && response.status !== 404) throw new Error(`The store of originals answers ${response.status} to ${method}.`)
    return response
  }
  return {
    put: async (name, bytes) => {
      if ((await ask('PUT', name, bytes)).status === 404) throw new Error('The store of originals takes no such name.')
    },
    get: async (name) => {
      const response = await ask('GET', name)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
    },
    remove: async (name) => {
      await ask('DELETE', name)
    },
    removeAll: async (folder) => {
      await ask('DELETE', folder)
    },
  }
}
