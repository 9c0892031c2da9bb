# One machine in a container: Node, git, and the packages of exactly this package-lock.json. Code, tenants and data lie on the volume: what companions
# publish is written into the checkout and committed there. How to build and run it: docs/container.md.
FROM docker.io/library/node:24-trixie-slim

RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/companion
COPY package.json package-lock.json .npmrc ./
COPY scripts/own-node/package.json scripts/own-node/tell-node.mjs ./scripts/own-node/
RUN npm ci --omit=dev --cache /tmp/npm && rm -rf /tmp/npm
COPY --chmod=0555 scripts/container/start.sh ./

# The image's user "node", by number: whoever forbids root can see that this is not root.
RUN install --directory --owner=1000 --group=1000 --mode=0700 /srv/companion
USER 1000:1000
WORKDIR /srv/companion
VOLUME ["/srv/companion"]
ENV DATA_DIR=/srv/companion/data \
  HOME=/tmp \
  NODE_ENV=production \
  PATH=/opt/companion/node_modules/.bin:$PATH \
  PORT=8787

# On loopback, for the proxy in the same pod: whoever reaches it could say of himself what only the proxy may say.
EXPOSE 8787
# The first start builds every site.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "-e", "require('node:http').get({ host: '127.0.0.1', port: process.env.PORT, path: '/_/health', headers: { host: 'companionconnect.app' } }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]

ENTRYPOINT ["/opt/companion/start.sh"]
CMD ["node", "scripts/commands/serve.ts", "--no-watch", "--production"]
