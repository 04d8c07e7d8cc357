# Two images from one file: `migrate`, `api`, `worker` and `pacta` are the same one with different commands.
FROM node:20.20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node apps/launcher/setup.mjs build && npm prune --omit=dev --no-audit --no-fund

FROM node:20.20-slim
ENV NODE_ENV=production PACTA_HOST=0.0.0.0 PACTA_PORT=3000 PACTA_DATA_DIR=/var/lib/pacta \
    NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /app
RUN mkdir -p /var/lib/pacta && chown node:node /var/lib/pacta
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/samples ./samples
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
