// Serves a web-platform-tests checkout on loopback, on two ports. Of what the suite's own server can do: `.headers` files,
// `.sub.` files, pages around script tests, and the pipes sub, header and status. No handlers in Python.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { substitute } from './substitute.mjs';
import { wrapperPage } from './wrappers.mjs';

const TYPES = {
  '.html': 'text/html;charset=utf-8',
  '.htm': 'text/html;charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.xht': 'application/xhtml+xml',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript;charset=utf-8',
  '.mjs': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.oga': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};
const PAGE = fileURLToPath(new URL('page/', import.meta.url));
// What a vendor is meant to replace.
const OWN = {
  '/resources/testharnessreport.js': join(PAGE, 'testharnessreport.js'),
  '/resources/testdriver-vendor.js': join(PAGE, 'testdriver-vendor.js'),
};

// Names that the suite's own server has for other files.
const ALIASES = { '/resources/WebIDLParser.js': '/resources/webidl2/lib/webidl2.js' };

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** Name and value of each line of the `.headers` files that belong to a file. */
function headersOf(path, request) {
  const files = ['__dir__.headers', '__dir__.sub.headers'].map((name) => join(dirname(path), name));
  return [...files, `${path}.headers`, `${path}.sub.headers`].filter(isFile).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const lines = (file.includes('.sub.') ? substitute(text, request) : text).split(/\r?\n/);
    return lines.flatMap((line) => (/^([\w-]+):\s*(.*)$/.exec(line) ?? []).slice(1, 3)).reduce(inPairs, []);
  });
}

function inPairs(pairs, part, index) {
  if (index % 2) pairs.at(-1).push(part);
  else pairs.push([part]);
  return pairs;
}

/** The pipes of an address: `?pipe=sub|header(Name,value)|status(404)`. */
function pipesOf(url) {
  const pipes = (url.searchParams.get('pipe') ?? '').matchAll(/(\w+)(?:\(([^)]*)\))?/g);
  return [...pipes].map(([, name, parts = '']) => ({ name, parts: parts.split(',') }));
}

/** The page around a script test, where the address names one. */
function wrapped(root, pathname) {
  const script = normalize(`/${pathname}`).replace(/\.html$/, '.js');
  if (!/\.(?:window|any|worker)\.js$/.test(script) || !isFile(join(root, script))) return undefined;
  return wrapperPage(script, readFileSync(join(root, script), 'utf8'));
}

/** Whether a file's text has to be filled in. */
function isTemplate(path, pipes) {
  return /\.sub\./.test(path) || pipes.some(({ name }) => name === 'sub');
}

/** One part of a file, as media elements ask for it. */
function rangeOf(header, length) {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  return from && { from: Number(from), to: Math.min(to ? Number(to) : Infinity, length - 1) };
}

function sendFile(response, body, request, status) {
  const range = status === 200 && rangeOf(request.headers.range, body.length);
  if (!range) return response.writeHead(status).end(body);
  response.setHeader('Content-Range', `bytes ${range.from}-${range.to}/${body.length}`);
  return response.writeHead(206).end(body.subarray(range.from, range.to + 1));
}

function respond(root, request, response) {
  const { url } = request;
  const asked = decodeURIComponent(url.pathname);
  const pathname = ALIASES[asked] ?? asked;
  const path = OWN[pathname] ?? join(root, normalize(`/${pathname}`));
  const page = isFile(path) ? undefined : wrapped(root, pathname);
  if (page === undefined && !isFile(path)) return response.writeHead(404).end('Not found');
  const pipes = pipesOf(url);
  response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'text/plain;charset=utf-8');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of headersOf(path, request)) response.appendHeader(name, value);
  for (const { parts } of pipes.filter(({ name }) => name === 'header'))
    response.setHeader(...parts.slice(0, 2));
  const content = page ?? contentOf(root, path, pathname, request.headers);
  const body = isTemplate(path, pipes)
    ? Buffer.from(substitute(String(content), request))
    : Buffer.from(content);
  return sendFile(
    response,
    body,
    request,
    Number(pipes.find(({ name }) => name === 'status')?.parts[0] ?? 200),
  );
}

/**
 * A file's text. The IDL test of capture refers to a dictionary that it does not load: html.idl, which it does, brings
 * it, but not to the tests of permissions, which load it themselves.
 */
function contentOf(root, path, pathname, { referer = '' }) {
  const content = readFileSync(path);
  if (pathname !== '/interfaces/html.idl' || referer.includes('/permissions')) return content;
  const permissions = readFileSync(join(root, 'interfaces/permissions.idl'), 'utf8');
  return `${content}\n${/^dictionary PermissionDescriptor \{[^}]*\};/m.exec(permissions)?.[0] ?? ''}\n`;
}

function listen(handler) {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  });
}

/**
 * Starts the server.
 * @param {string} root of the checkout
 * @returns {Promise<{ports: number[], close(): void}>}
 */
export async function serveTests(root) {
  const ports = [];
  const handler = ({ url: path, headers }, response) => {
    const url = new URL(path, `http://${headers.host ?? `localhost:${ports[0]}`}`);
    try {
      respond(root, { url, ports, headers }, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
  const servers = [await listen(handler), await listen(handler)];
  ports.push(...servers.map((server) => server.address().port));
  const close = () => servers.forEach((server) => (server.close(), server.closeAllConnections()));
  return { ports, close };
}
