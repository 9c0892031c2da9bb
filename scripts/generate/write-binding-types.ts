import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Each deployed Worker's folder below `folder` gets its worker-configuration.d.ts. The site's names the platform's Durable Objects. */
export async function writeBindingTypes(root: string, folder: string): Promise<void> {
  const configs = {
    site: ['edge/site/wrangler.jsonc', 'edge/platform/wrangler.jsonc'],
    platform: ['edge/platform/wrangler.jsonc'],
    dispatch: ['edge/dispatch/wrangler.jsonc'],
  }
  for (const [name, files] of Object.entries(configs)) {
    const flags = files.flatMap((file) => ['--config', file])
    const target = path.join(folder, name, 'worker-configuration.d.ts')
    const environment = { site: 'SiteEnv', platform: 'PlatformEnv', dispatch: 'DispatchEnv' }[name] ?? ''
    await run(
      process.execPath,
      [
        path.join(root, 'node_modules/wrangler/bin/wrangler.js'),
        'types',
        target,
        ...flags,
        '--env-interface',
        environment,
        '--include-runtime=false',
      ],
      {
        cwd: root,
        env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
      },
    )
    // Wrangler notes how it was called, with the folder of whoever called it.
    const text = await readFile(target, 'utf8')
    await writeFile(target, text.replaceAll(target, `edge/${name}/worker-configuration.d.ts`))
  }
}
