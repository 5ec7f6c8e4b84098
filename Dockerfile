# A tag that names one release, so that it can be followed by @sha256:… to pin the bytes as well.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# No production dependency has an install script, so none may run.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json package-lock.json ./
COPY personas ./personas
COPY src ./src

# SQLite lives in /data, the only place that is written to: the rest runs under --read-only.
RUN mkdir -p /data node_modules/.cache && chown node:node /data node_modules/.cache
ENV DATA_DIR=/data
VOLUME ["/data"]
USER node

# Reads the persona, learns from it and compiles once, here: each start then takes what was made. What Node compiles it
# keeps for one user, so it is the one who starts.
RUN node --max-semi-space-size=16 src/run.js prepare

EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# V8 would keep a nursery three times as large, which a bot that answers in milliseconds does not need.
CMD ["node", "--max-semi-space-size=16", "src/run.js", "main"]
