// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

// bun bun.js HOST PORT BODY [CERT KEY]: the same server on Bun.
const [host, port, size, cert, key] = process.argv.slice(2);
const body = Number(size) ? "x".repeat(Number(size)) : "hello, world";
const headers = { "Content-Type": "text/plain" };

Bun.serve({
  hostname: host,
  port: Number(port),
  reusePort: true,
  ...(cert ? { tls: { cert: Bun.file(cert), key: Bun.file(key) }, http2: true } : {}),
  async fetch(request) {
    if (request.body) await request.arrayBuffer();
    return new Response(body, { headers });
  },
});
