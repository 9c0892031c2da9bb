import path from 'node:path'
import { parseArgs } from 'node:util'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createServer } from '../mcp/create-server.ts'

// npm run mcp: a Model Context Protocol server on standard input and output. It reads; --allow-writes adds the tools that change something.

const { values } = parseArgs({ options: { 'allow-writes': { type: 'boolean', default: false } } })
const server = createServer({
  root: path.resolve(import.meta.dirname, '../..'),
  allowsWrites: values['allow-writes'],
  digitalOcean: { token: process.env.DIGITALOCEAN_TOKEN, url: process.env.DIGITALOCEAN_API_URL ?? 'https://api.digitalocean.com' },
})
await server.connect(new StdioServerTransport())
