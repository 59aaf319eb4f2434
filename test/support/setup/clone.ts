import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashSources } from '../../../build/setup/bundle/sources.mjs';
import { withoutProjectBins } from '../../../build/setup/npm.mjs';
import { electronPath, needsNoSandbox, repositoryRoot } from '../desktop/electron.ts';
import { tempFolder } from '../desktop/temp.ts';

/** The ordinary user that root's runs are repeated as. */
const NOBODY = '65534';

/** A stand-in for the app: it refuses what must not reach it, and prints what an accepted start prints. */
const STAND_IN = `#!/bin/sh
case "$NODE_OPTIONS$NODE_ENV$ELECTRON_RUN_AS_NODE" in ?*) echo foreign; exit 9;; esac
echo '{"type":"run","status":"accepted"}'
`;

export interface Clones {
  /** A fresh clone without node_modules, with all that a start needs; small enough for many. */
  make(name: string, options: { realApp: boolean; asRoot: boolean }): Clone;
  remove(): void;
}

export interface Clone {
  readonly path: string;
  readonly home: string;
  /** `npm start` with a preset of practice, to its end. */
  start(env: Readonly<Record<string, string | undefined>>): Promise<Started>;
}

export interface Started {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Small clones: set-up's own code, npm, the bundle and Electron are real; of the packages there is one, a
 * development dependency that brings the Node of the tools, as the package \`node\` does.
 */
export function smallClones(): Clones {
  const folder = tempFolder('clones');
  execFileSync('chmod', ['755', folder.path]);
  const model = join(folder.path, 'model');
  makeModel(model, folder.path);
  const runtime = join(folder.path, 'electron');
  copyLinked(dirname(electronPath()), runtime);
  const standIn = join(folder.path, 'stand-in');
  mkdirSync(standIn);
  writeFileSync(join(standIn, 'electron'), STAND_IN, { mode: 0o755 });
  return {
    make(name, { realApp, asRoot }) {
      const path = join(folder.path, name);
      cpSync(model, path, { recursive: true, verbatimSymlinks: true });
      mkdirSync(join(path, 'home'));
      if (needsNoSandbox && !asRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, path]);
      const electron = realApp ? runtime : standIn;
      return { path, home: join(path, 'home'), start: (env) => start(path, electron, asRoot, env) };
    },
    remove: () => folder.remove(),
  };
}

function makeModel(model: string, folder: string): void {
  const tool = join(folder, 'tool');
  mkdirSync(tool);
  const install = `node -e "const fs = require('fs'); fs.mkdirSync('bin'); fs.symlinkSync(process.execPath, 'bin/node')"`;
  const scripts = { preinstall: install };
  writeFileSync(join(tool, 'package.json'), json({ name: 'node', version: '1.0.0', scripts }));
  mkdirSync(model);
  const own = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const { name, productName, version, main, type } = own;
  const manifest = {
    ...{ name, productName, version, main, type },
    scripts: { start: own.scripts.start },
    devDependencies: { node: 'file:tool.tgz' },
  };
  writeFileSync(join(model, 'package.json'), json(manifest));
  const env = withoutProjectBins(process.env);
  execFileSync('npm', ['pack', tool, '--silent'], { cwd: model, env });
  execFileSync('mv', ['node-1.0.0.tgz', 'tool.tgz'], { cwd: model });
  const lock = ['install', '--package-lock-only', '--ignore-scripts', '--offline', '--silent'];
  execFileSync('npm', lock, { cwd: model, env });
  cpSync(join(repositoryRoot, 'build', 'setup'), join(model, 'build', 'setup'), {
    recursive: true,
  });
  mkdirSync(join(model, '.vite'));
  for (const part of ['build', 'renderer']) {
    symlinkSync(join(repositoryRoot, '.vite', part), join(model, '.vite', part));
  }
  writeFileSync(join(model, '.vite', 'sources.sha256'), hashSources(model));
}

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** A runtime of 200 MB, in no time where the disk is the same. */
function copyLinked(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', from, to]);
  }
}

/** Nothing of this machine's environment but the way to its programs. */
async function start(
  cwd: string,
  electron: string,
  asRoot: boolean,
  broken: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const options = ['--user-data-dir=data', '--start=Practice: Tencent', '--json', '--exit'];
  const npm = ['npm', '-s', 'start', '--', ...options];
  const asNobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const command = needsNoSandbox && !asRoot ? ['setpriv', ...asNobody, ...npm] : npm;
  const { PATH } = withoutProjectBins(process.env);
  const env = { PATH, HOME: join(cwd, 'home'), ELECTRON_OVERRIDE_DIST_PATH: electron, ...broken };
  const [program = '', ...args] = ['env', ...command];
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  }
  const hung = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(hung);
  return { code, ...said };
}
