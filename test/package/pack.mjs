import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of the package's sources. */
export const root = join(import.meta.dirname, '../..');

/** A folder that goes away with the process. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'media-capture-elements-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes a package of the repository available to a project elsewhere. */
export function link(name, project) {
  const path = join(project, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path);
}

/**
 * Packs the package and unpacks it into a project's node_modules, with its dependencies beside it.
 * @returns {tarball, project, packageDir}: paths
 */
export function installPacked() {
  const project = temporaryFolder();
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], { cwd: root });
  const tarball = join(
    project,
    readdirSync(project).find((file) => file.endsWith('.tgz')),
  );
  const packageDir = join(project, 'node_modules/media-capture-elements');
  mkdirSync(packageDir, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', packageDir, '--strip-components', '1']);
  for (const name of ['lit', '@lit/context']) link(name, project);
  return { tarball, project, packageDir };
}
