import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state of a TCP socket that listens, as the kernel writes it. */
const LISTENS = '0A';

/** TCP ports at which a process listens, by the kernel's own list of its sockets. For Linux. */
export function listeningPorts(pid: number): number[] {
  const own = new Set(socketsOf(pid));
  const rows = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/${pid}/net/${name}`, 'utf8').trim().split('\n').slice(1),
  );
  return rows.flatMap((row) => {
    const columns = row.trim().split(/\s+/);
    const [local = '', state, inode = ''] = [columns[1], columns[3], columns[9]];
    if (state !== LISTENS || !own.has(inode)) return [];
    return [Number.parseInt(local.split(':')[1] ?? '', 16)];
  });
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((descriptor) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${descriptor}`))?.[1] ?? [];
    } catch {
      // It was closed meanwhile.
      return [];
    }
  });
}
