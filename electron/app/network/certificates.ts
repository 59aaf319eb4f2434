import { X509Certificate } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { CertificateFault } from '#contract/model/network.ts';

/** Bytes; the bundle of a whole system has a quarter of it. */
export const MAX_CERTIFICATES_BYTES = 1024 * 1024;

/** Milliseconds. A call waits for it, and a file on a dead network drive never answers. */
const PATIENCE_MS = 2_000;

/** Certificates that are parsed before timers and sockets get their turn. */
const AT_ONCE = 32;

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** `O_NONBLOCK`: a FIFO without a writer would keep one of libuv's few threads for good. Windows has neither. */
const FLAGS =
  constants.O_RDONLY |
  (constants.O_NONBLOCK ?? 0) |
  (process.platform === 'win32' ? 0 : constants.O_NOCTTY);

/** A file that cannot be used as certificates. */
export class UnusableCertificates extends Error {
  readonly fault: CertificateFault;
  constructor(fault: CertificateFault) {
    super(`the certificates cannot be used: ${fault}`);
    this.fault = fault;
  }
}

/**
 * The certificates of a PEM file, each of which can be parsed: one that cannot would make every handshake fail,
 * not only those that need it. Only a regular file is read, through one descriptor, and no more than
 * MAX_CERTIFICATES_BYTES of it.
 *
 * @throws UnusableCertificates, after two seconds at the latest.
 */
export async function readCertificates(file: string, patienceMs = PATIENCE_MS): Promise<string[]> {
  const over = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new UnusableCertificates('too-slow');
  });
  try {
    return await Promise.race([readAll(file), late]);
  } finally {
    over.abort();
  }
}

async function readAll(file: string): Promise<string[]> {
  const certificates = (await textOf(file)).match(PEM_CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new UnusableCertificates('no-certificates');
  for (const [index, certificate] of certificates.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    try {
      new X509Certificate(certificate);
    } catch {
      throw new UnusableCertificates('no-certificates');
    }
  }
  return certificates;
}

async function textOf(file: string): Promise<string> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, FLAGS);
    const { size } = await regular(handle);
    if (size > MAX_CERTIFICATES_BYTES) throw new UnusableCertificates('too-large');
    return await bounded(handle);
  } catch (error) {
    throw error instanceof UnusableCertificates ? error : new UnusableCertificates(faultOf(error));
  } finally {
    await handle?.close();
  }
}

async function regular(handle: FileHandle) {
  const stat = await handle.stat();
  if (!stat.isFile()) throw new UnusableCertificates('not-a-file');
  return stat;
}

/** A file may grow while it is read, and what `/proc` shows has no size at all. */
async function bounded(handle: FileHandle): Promise<string> {
  const buffer = Buffer.alloc(MAX_CERTIFICATES_BYTES + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    length += bytesRead;
    if (length === buffer.length) throw new UnusableCertificates('too-large');
    if (bytesRead === 0) return buffer.toString('latin1', 0, length);
  }
}

function faultOf(error: unknown): CertificateFault {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  // A folder on Windows, a socket.
  return code === 'EISDIR' || code === 'ENXIO' ? 'not-a-file' : 'unreadable';
}
