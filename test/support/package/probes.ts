import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningCli } from '../desktop/cli.ts';
import { repositoryRoot, type StartOptions } from '../desktop/electron.ts';
import { answers, type Scene } from './scene.ts';

export type Start = Partial<StartOptions> & {
  args: string[];
  env?: Record<string, string>;
  stdin?: string;
};

/** A way in from outside. What it would do shows on something less hardened: else the probe proves nothing. */
export interface Probe {
  name: string;
  /** What the packaged app is started with. */
  attack(scene: Scene): Start;
  /** Something on which it must show. */
  control(scene: Scene): Start;
  shows(scene: Scene, cli: RunningCli): boolean | Promise<boolean>;
  /** What the packaged app answers with: refused, or as if nothing were there. */
  code: 0 | 1 | 2;
}

const PRACTICE = ['--start=Practice: Tencent', '--json', '--exit'];
/** Our app on the plain runtime, and without its guard; another app there; the runtime alone. */
const ours = (start: Start): Start => start;
const unguarded = (start: Start): Start => ({
  ...start,
  app: join(repositoryRoot, '.vite', 'build', 'main.cjs'),
});
const other = (args: string[]): Start => ({
  args: ['--no-sandbox', ...args, '--window'],
  app: join(repositoryRoot, 'test', 'support', 'fixtures', 'tiny-tray'),
});
const runtime = (args: string[], env: Record<string, string> = {}): Start => ({
  args,
  env,
  bare: true,
});
const marked = ({ marker }: Scene) => existsSync(marker);
const listens = ({ port }: Scene) => answers(port);

function debuggers(): Probe[] {
  return ['--inspect', '--inspect-brk', '--remote-debugging-port'].map((name) => {
    const attack = ({ port }: Scene) => ({ args: [`${name}=${port}`, '--hidden'] });
    return { name, attack, control: (scene) => ours(attack(scene)), shows: listens, code: 2 };
  });
}

/** The far end of a link is a web page; Chromium reads what stands before it. */
function besideALink(): Probe {
  const attack = ({ port }: Scene) => ({
    args: [`--remote-debugging-port=${port}`, 'cdn-recorder:preset/1'],
  });
  return {
    name: '--remote-debugging-port beside a link',
    attack,
    control: (scene) => unguarded(attack(scene)),
    shows: listens,
    code: 2,
  };
}

function variables(): Probe[] {
  const variable = (
    name: string,
    value: (scene: Scene) => string,
    on: (start: Start) => Start,
    shows: Probe['shows'],
  ): Probe => {
    const attack = (scene: Scene) => ({ args: PRACTICE, env: { [name]: value(scene) } });
    return { name, attack, control: (scene) => on(attack(scene)), shows, code: 0 };
  };
  return [
    variable('NODE_OPTIONS', ({ script }) => `--require=${script}`, ours, marked),
    variable(
      'NODE_DEBUG',
      () => 'undici',
      unguarded,
      (_scene, cli) => cli.stderr().includes('Signature='),
    ),
    variable('SSLKEYLOGFILE', ({ marker }) => marker, unguarded, marked),
    variable(
      '@PHOTOSTRUCTURE/SQLITE_PREBUILD',
      ({ folder }) => folder,
      unguarded,
      ({ folder }, cli) => cli.stderr().includes(`loaded from: ${folder}`),
    ),
  ];
}

/** A call to a server with a certificate that only this variable vouches for. */
function certificates(): Probe {
  const attack = ({ certificate, provision }: Scene) => ({
    args: ['--provision=-', '--start=News', '--json', '--exit'],
    stdin: provision,
    env: { NODE_EXTRA_CA_CERTS: certificate },
  });
  return {
    name: 'NODE_EXTRA_CA_CERTS',
    attack,
    control: (scene) => ours(attack(scene)),
    shows: ({ spokenTo }) => spokenTo() > 0,
    code: 1,
  };
}

export const PROBES: readonly Probe[] = [
  ...debuggers(),
  besideALink(),
  {
    name: '--log-net-log',
    attack: ({ marker }) => ({ args: [`--log-net-log=${marker}`] }),
    control: ({ marker }) => other([`--log-net-log=${marker}`]),
    shows: marked,
    code: 2,
  },
  {
    name: 'ELECTRON_RUN_AS_NODE',
    attack: ({ code }) => ({ args: ['-e', code], env: { ELECTRON_RUN_AS_NODE: '1' } }),
    control: ({ code }) => runtime(['-e', code], { ELECTRON_RUN_AS_NODE: '1' }),
    shows: marked,
    code: 2,
  },
  ...variables(),
  certificates(),
  {
    name: 'a script',
    attack: ({ script }) => ({ args: [script] }),
    control: ({ script }) => runtime(['--no-sandbox', script]),
    shows: marked,
    code: 2,
  },
  {
    name: 'a file: address',
    attack: ({ script }) => ({ args: [`file://${script}`] }),
    control: ({ script }) => runtime(['--no-sandbox', script]),
    shows: marked,
    code: 2,
  },
  {
    name: 'another app',
    attack: ({ app }) => ({ args: [app] }),
    control: ({ app }) => runtime(['--no-sandbox', app]),
    shows: marked,
    code: 2,
  },
];
