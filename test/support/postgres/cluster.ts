import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { end, type Helper, isRunning, startHelper } from '../desktop/child.ts';
import { tempFolder } from '../desktop/temp.ts';
import { until } from '../desktop/until.ts';
import { type Certificate, certificateFor } from '../network/certificate.ts';
import { freePort } from '../network/free-port.ts';
import { postgresFolder } from './binaries.ts';

/** PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const asOrdinaryUser: { uid?: number; gid?: number } =
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** The login of the cluster's own superuser, which needs no password. */
export const SUPERUSER = 'postgres';

export interface ClusterOptions {
  /** Names in the server's certificate. */
  readonly names?: readonly string[];
  /** Whether commits reach the disk: only a test of a power cut needs that. */
  readonly durable?: boolean;
  /** Whether the server offers TLS. */
  readonly tls?: boolean;
  /** Further lines of `postgresql.conf`. */
  readonly settings?: readonly string[];
}

/** A real PostgreSQL in a temporary folder, at a port of loopback. */
export interface Cluster {
  readonly port: number;
  /** What vouches for the server. */
  readonly certificate: Certificate;
  /** Runs SQL as the superuser. */
  query<T extends pg.QueryResultRow>(
    text: string,
    database?: string,
    values?: unknown[],
  ): Promise<T[]>;
  /** Ends the server in order; connections are cut. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again at the same port, with its data. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** Makes and starts a cluster: about a second. A test file has one at most, and databases in it for its tests. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = tempFolder('pg');
  own(folder.path);
  const data = join(folder.path, 'data');
  const certificate = certificateFor(...(options.names ?? ['localhost', '127.0.0.1']));
  makeData(data);
  writeSettings(data, options, certificate);
  const port = await freePort();
  let server: Helper | null = null;

  async function query<T extends pg.QueryResultRow>(
    text: string,
    database = 'postgres',
    values: unknown[] = [],
  ): Promise<T[]> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      database,
      ssl: false,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<void> {
    const helper = startHelper(
      join(postgresFolder(), 'postgres'),
      ['-D', data, '-p', String(port)],
      { ...asOrdinaryUser, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server = helper;
    await until('PostgreSQL answers', async () => {
      if (!isRunning(helper.child)) throw new Error(`PostgreSQL ended: ${helper.stderr()}`);
      return await query('select 1').then(
        () => true,
        () => false,
      );
    });
  }

  // The fast shutdown: it does not wait for those that are connected.
  const stop = async () => server?.stop('SIGINT');
  const kill = async () => {
    if (server) await end(server.child, 'SIGKILL');
  };
  const remove = async () => {
    await stop();
    folder.remove();
  };
  try {
    await start();
  } catch (error) {
    await remove();
    throw error;
  }
  return { port, certificate, query, stop, kill, start, remove };
}

function own(path: string): void {
  const { uid, gid } = asOrdinaryUser;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function makeData(data: string): void {
  const initdb = join(postgresFolder(), 'initdb');
  const args = [
    '-D',
    data,
    '-U',
    SUPERUSER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  mkdirSync(data, { mode: 0o700 });
  own(data);
  const { status, stderr } = spawnSync(initdb, args, {
    ...asOrdinaryUser,
    cwd: data,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
  });
  if (status !== 0 || !existsSync(join(data, 'PG_VERSION'))) throw new Error(`initdb: ${stderr}`);
}

function writeSettings(data: string, options: ClusterOptions, { key, cert }: Certificate): void {
  const write = (name: string, text: string) => {
    rmSync(join(data, name), { force: true });
    writeFileSync(join(data, name), text, { mode: 0o600 });
    own(join(data, name));
  };
  write('server.key', key);
  write('server.crt', cert);
  write(
    'pg_hba.conf',
    [
      `host all ${SUPERUSER} 127.0.0.1/32 trust`,
      'host all all 127.0.0.1/32 scram-sha-256',
      '',
    ].join('\n'),
  );
  write(
    'postgresql.conf',
    [
      `listen_addresses = '127.0.0.1'`,
      `unix_socket_directories = ''`,
      'max_connections = 200',
      'shared_buffers = 32MB',
      'dynamic_shared_memory_type = mmap',
      'password_encryption = scram-sha-256',
      `timezone = 'UTC'`,
      `log_min_messages = warning`,
      ...(options.tls === false
        ? []
        : ['ssl = on', `ssl_cert_file = 'server.crt'`, `ssl_key_file = 'server.key'`]),
      ...(options.durable
        ? []
        : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']),
      ...(options.settings ?? []),
      '',
    ].join('\n'),
  );
}
