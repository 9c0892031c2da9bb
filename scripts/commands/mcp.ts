import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('mcp', {
  group: 'Her business',
  says: 'the figures and commands of the platform for agents: a Model Context Protocol server on standard input and output',
  more: 'Environment: DIGITALOCEAN_TOKEN, where its managed PostgreSQL is asked too. .mcp.json starts it.',
})
  .option('--allow-writes', 'adds the tools that change something', false)
  .action(async ({ allowWrites }) => {
    const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js')
    const { createServer } = await import('../mcp/create-server.ts')
    const server = createServer({
      root: ROOT,
      allowsWrites: allowWrites,
      digitalOcean: { token: process.env.DIGITALOCEAN_TOKEN, url: process.env.DIGITALOCEAN_API_URL ?? 'https://api.digitalocean.com' },
    })
    await server.connect(new StdioServerTransport())
  })

if (import.meta.main) await runCommand(command)
