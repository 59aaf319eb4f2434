import { SYSTEMS, type System } from './declarations.ts';
import type { Fallback, Newer, OldRuntime } from './fallbacks.ts';
import type { ApiHistory } from './history.ts';
import type { ApiUse } from './uses.ts';

/** The runtime that stands in for Electron 45 where that cannot be had, and the Node inside it. */
const STAND_IN = { electron: 33, node: [20, 18] } as const;

export interface Tables {
  readonly fallbacks: readonly Fallback[];
  readonly oldRuntime: readonly OldRuntime[];
  readonly newer: readonly Newer[];
  readonly history: Readonly<Record<string, ApiHistory>>;
  /** The text of a file of the repository; null where there is none. */
  readonly read: (path: string) => string | null;
}

export const lackedBy = ({ systems }: Pick<ApiUse, 'systems'>): System[] =>
  SYSTEMS.filter((system) => !systems.includes(system));

/** Every use that a system or a runtime does not bear and no table names, and every entry that names no use. */
export function faultsOf(uses: readonly ApiUse[], tables: Tables): string[] {
  return [
    ...uses.flatMap((use) => [
      ...deprecation(use, uses, tables),
      ...limit(use, tables),
      ...novelty(use, tables),
    ]),
    ...staleEntries(uses, tables),
    ...tables.fallbacks.flatMap(({ api, file, mark }) =>
      tables.read(file)?.includes(mark)
        ? []
        : [`the fallback of ${api} is not in ${file}: \`${mark}\``],
    ),
  ];
}

function deprecation(use: ApiUse, uses: readonly ApiUse[], { oldRuntime }: Tables): string[] {
  if (use.deprecated === null) return [];
  const entry = oldRuntime.find(({ api }) => api === use.name);
  if (entry === undefined) {
    return [`${use.name} is deprecated (${use.deprecated}): ${use.files.join(', ')}`];
  }
  const replaced = uses.find(({ name }) => name === entry.replacement)?.files ?? [];
  return use.files
    .filter((file) => !replaced.includes(file))
    .map((file) => `${use.name} is deprecated, and ${file} does not use ${entry.replacement}`);
}

function limit(use: ApiUse, { fallbacks }: Tables): string[] {
  const lacks = lackedBy(use);
  if (lacks.length === 0) return [];
  const named = fallbacks.find(({ api }) => api === use.name);
  if (named === undefined) {
    return [
      `${use.name} is missing on ${lacks.join(', ')}, with no fallback: ${use.files.join(', ')}`,
    ];
  }
  return `${SYSTEMS.filter((system) => named.lacks.includes(system))}` === `${lacks}`
    ? []
    : [
        `${use.name} is missing on ${lacks.join(', ')}; its fallback is for ${named.lacks.join(', ')}`,
      ];
}

function novelty(use: ApiUse, { newer, history }: Tables): string[] {
  if (!isNewer(use, history) || newer.some(({ api }) => api === use.name)) return [];
  return [`${use.name} is newer than the runtime that stands in: ${use.files.join(', ')}`];
}

/** Whether Electron 33 or its Node lacks an API. One without a version counts as old. */
export function isNewer(use: ApiUse, history: Tables['history']): boolean {
  if (use.source === 'electron') return (history[use.name]?.since ?? 0) > STAND_IN.electron;
  const [major, minor] = STAND_IN.node;
  const versions = [...(use.since ?? '').matchAll(/(\d+)\.(\d+)/g)].map((found) => ({
    major: Number(found[1]),
    minor: Number(found[2]),
  }));
  return (
    versions.length > 0 &&
    versions.every(
      (version) => version.major > major || (version.major === major && version.minor > minor),
    )
  );
}

function staleEntries(uses: readonly ApiUse[], tables: Tables): string[] {
  const { fallbacks, oldRuntime, newer, history } = tables;
  const used = new Map(uses.map((use) => [use.name, use]));
  const stale = [
    ...fallbacks.filter(({ api }) => !used.has(api)).map(({ api }) => `a fallback of ${api}`),
    ...oldRuntime
      .filter(({ api }) => !used.get(api)?.deprecated)
      .map(({ api }) => `a reason to use ${api}`),
    ...newer
      .filter(({ api }) => {
        const use = used.get(api);
        return use === undefined || !isNewer(use, history);
      })
      .map(({ api }) => `what is done without ${api}`),
  ];
  return stale.map((entry) => `the tables name ${entry}, which is not needed`);
}
