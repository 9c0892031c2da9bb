// After npm ci, by whichever Node is here: plain JavaScript, because an old one runs no TypeScript. `engines` of own-node say the same to npm.

import { readFileSync, symlinkSync } from 'node:fs'

/** Of npm's own Node: `npm/11.19.1 node/v20.20.2 linux x64 …`. What runs this file may be the product's already. */
const [, host, platform, arch] = /node\/v(\S+) (\S+) (\S+)/.exec(process.env.npm_config_user_agent ?? '') ?? [
  '',
  process.versions.node,
  process.platform,
  process.arch,
]
const [major = 0, minor = 0] = host.split('.').map(Number)
const folder = `node-${platform}-${arch}`
const own = versionOf(folder)

if (own !== undefined) {
  linkProgram()
  console.log(`Node ${host} only runs npm: everything else runs on the product's own Node ${own}, which is installed now. Nothing to do.`)
} else if (major === 24 && minor >= 11) {
  console.log(`Everything runs on this machine's Node ${host}.`)
} else {
  console.error(
    `Node ${host} will not do, and none can be installed here for ${platform} ${arch}: install Node 24 (https://nodejs.org/en/download), then npm ci again.`,
  )
  process.exitCode = 1
}

/** @param {string} name */
function versionOf(name) {
  try {
    return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
  } catch {
    return undefined
  }
}

/** Before npm 11 the package for the other processor, which is not installed, takes `.bin/node` with it. */
function linkProgram() {
  try {
    symlinkSync(`../${folder}/bin/node`, 'node_modules/.bin/node')
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
