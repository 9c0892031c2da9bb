import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { type DigitalOcean, registerDigitalOcean } from './register-digital-ocean.ts'
import { registerPlatform } from './register-platform.ts'
import { registerTour } from './register-tour.ts'

export interface ServerOptions {
  root: string
  /** Whether tools that change something are offered. */
  allowsWrites: boolean
  digitalOcean: DigitalOcean
}

/** All tools of the platform for an agent. What they answer holds no client's data and no secret. */
export function createServer(options: ServerOptions): McpServer {
  const server = new McpServer({ name: 'companion-connect', version: '1.0.0' })
  registerPlatform(server, options)
  registerTour(server, options)
  registerDigitalOcean(server, options.digitalOcean)
  return server
}
