// What stands between double braces in a `.sub.` file: {{host}}, {{hosts[alt][www]}}, {{ports[https][0]}}, {{GET[name]}}.
import { randomUUID } from 'node:crypto';

// Names below `localhost` are secure contexts without a certificate; names below `.test` are not.
export const SECURE_HOST = 'localhost';
export const PLAIN_HOST = 'web-platform.test';
const alternative = (host) => (host === SECURE_HOST ? 'not-same-site.localhost' : `not-${host}`);

const subdomain = (name, host) => (name ? `${name}.${host}` : host);

/** The host that a test calls its own: that of the request, without subdomains. */
function ownHost(hostname) {
  return hostname.endsWith(SECURE_HOST) ? SECURE_HOST : PLAIN_HOST;
}

function locationParts(url, port) {
  const { host, hostname, pathname, search } = url;
  const server = `http://${host}`;
  return {
    server,
    scheme: 'http',
    host: hostname,
    hostname,
    port,
    path: pathname + search,
    pathname,
    query: search,
  };
}

/**
 * Fills in a file. Every scheme becomes http: the server has no certificate, and needs none.
 * @param {string} text
 * @param {{url: URL, ports: number[], headers: Record<string, string | undefined>}} request
 */
export function substitute(text, { url, ports, headers }) {
  const host = ownHost(url.hostname);
  const values = {
    host: () => host,
    domains: ([name]) => subdomain(name, host),
    hosts: ([site, name]) => subdomain(name, site === 'alt' ? alternative(host) : host),
    ports: ([, index]) => ports[Number(index) % ports.length],
    GET: ([name]) => url.searchParams.get(name) ?? '',
    headers: ([name]) => headers[name.toLowerCase()] ?? '',
    location: ([part]) => locationParts(url, ports[0])[part],
    'uuid()': () => randomUUID(),
  };
  return text
    .replace(/\{\{\s*([\w()]+)((?:\[[^\]]*\])*)\s*\}\}/g, (all, name, keys) =>
      values[name] ? String(values[name]([...keys.matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key))) : all,
    )
    .replaceAll('https://', 'http://')
    .replaceAll('wss://', 'ws://');
}
