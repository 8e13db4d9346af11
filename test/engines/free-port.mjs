import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that nobody listens on. The system chooses it, and seldom the same twice in a row: runs that start
 * side by side get different ones, as they do not where each looks for the first that is free.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
