import { spawn } from 'node:child_process';

// Well over what the slowest stage takes: it ends a stage that hangs, before CI ends the whole run.
const TIMEOUT_MS = 25 * 60_000;

/**
 * Runs a program and shows what it prints.
 * @param {{file: string, args: string[], shell?: boolean}} command
 * @param {Record<string, string>} [env] added to the environment
 * @param {(chunk: Buffer, stream: NodeJS.WriteStream) => void} [show] what to do with it; by default it is shown as it
 * comes
 * @returns {Promise<{code: number | null, output: string}>} how it ended, and all that it printed
 */
export function run({ file, args, shell = false }, env = {}, show = (chunk, stream) => stream.write(chunk)) {
  const child = spawn(file, args, {
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    timeout: TIMEOUT_MS,
  });
  const chunks = [];
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (chunk) => {
      chunks.push(chunk);
      show(chunk, process[name]);
    });
  return new Promise((resolve) => {
    const end = (code) => resolve({ code, output: String(Buffer.concat(chunks)) });
    child.once('close', end);
    child.once('error', (error) => {
      console.error(error.message);
      end(1);
    });
  });
}
