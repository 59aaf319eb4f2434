import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { RoomAddress } from '#contract/model/room.ts';
import type { RoomDatabase } from './schema.ts';

/** Where the database is, and how to log in there. */
export interface RoomAccess extends RoomAddress {
  /** May be empty: a server can trust a login without one. */
  readonly password: string;
}

/** How long a connection may take, in milliseconds. */
const CONNECT_MS = 5_000;

/** Of one desk: what it asks at once waits for the shortest of them. */
const CONNECTIONS = 4;

const INT8 = 20;
const BY_DEFAULT = pg.types.getTypeParser.bind(pg.types);

/** Numbers of the feed stay far below 2^53, which a `number` holds. */
const types = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 ? Number : BY_DEFAULT(id, format as 'text')) as typeof pg.types.getTypeParser,
};

const LOOPBACK = /^(localhost\.?|127(\.\d{1,3}){3}|::1)$/i;

/** Whether a host is this machine. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host);

/**
 * What `pg` is told. Everything that it would else take from the environment is said here.
 * SECURITY: without TLS to loopback only; the certificate and its host name are checked always.
 */
export function clientConfig(access: RoomAccess): pg.ClientConfig {
  const { host, port, database, user, password, ca } = access;
  const isPlain = isLoopbackHost(host) && ca === null;
  return {
    ...{ host, port, database, user },
    // A function: `pg` takes an empty text for none, and then reads PGPASSWORD.
    password: () => password,
    ssl: isPlain ? false : { rejectUnauthorized: true, ...(ca !== null && { ca }) },
    sslnegotiation: 'postgres',
    options: '-c search_path=pg_catalog',
    client_encoding: 'UTF8',
    application_name: 'CDN Recorder',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    types,
  };
}

/** Connections to a room's database, made when they are needed. */
export function openPool(access: RoomAccess, most = CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(access), max: most, idleTimeoutMillis: 60_000 });
  // A connection that is lost: what it was asked fails by itself, and the next use makes another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Queries against the schema `cdn_recorder`, checked by the compiler. */
export const queriesOn = (pool: pg.Pool): Kysely<RoomDatabase> =>
  new Kysely<RoomDatabase>({ dialect: new PostgresDialect({ pool }) }).withSchema('cdn_recorder');
