import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('deploy', {
  group: 'Production',
  says: 'uploads to Cloudflare what has changed: sites, or the platform',
  examples: [
    'deploy -- claire',
    'deploy -- --all --dry-run',
    'deploy -- claire --preview',
    'deploy -- emma --remove',
    'deploy -- --all --namespace sites',
  ],
  more: 'Environment: DATABASE_URL, CLOUDFLARE_API_TOKEN, the secrets of docs/operations.md, and DISPATCH_NAMESPACE in place of --namespace. Exit 1 if an upload failed.',
})
  .argument('[tenants...]', 'slugs, "platform", or "dispatch" with a namespace')
  .option('--all', 'every tenant and the platform; with --preview, the tenants', false)
  .option('--preview', 'to a host of its own that only a link opens', false)
  .option('--remove', "takes the named tenants' sites and hosts away", false)
  .option('--namespace <name>', 'of Workers for Platforms: sites go there, and their hosts to its dispatch Worker (docs/dispatch.md)')
  .option('--force', 'uploads what seems to be there already', false)
  .option('--dry-run', 'makes and checks what would be uploaded, and uploads nothing', false)
  .action(async (named, options) => {
    const { deploy } = await import('../deploy/deploy.ts')
    await deploy(named, options)
  })

if (import.meta.main) await runCommand(command)
