import { useQueries, useQuery } from '@tanstack/react-query';
import type { AppState } from '#contract/model/app-state.ts';
import { HELP_DOCUMENTS, type HelpDocument, type HelpDocumentName } from './help-document.ts';

type Language = AppState['language'];
type Load = () => Promise<{ readonly default: HelpDocument }>;

/** Each is a file of its own, read when Help shows it or searches in it. */
const LOADS: Readonly<Record<Language, Readonly<Record<HelpDocumentName, Load>>>> = {
  en: {
    guide: () => import('../../docs/guide.md'),
    'command-line': () => import('../../docs/command-line.md'),
    data: () => import('../../docs/data.md'),
    security: () => import('../../docs/security.md'),
    performance: () => import('../../docs/performance.md'),
  },
  'zh-CN': {
    guide: () => import('../../docs/guide.zh-CN.md'),
    'command-line': () => import('../../docs/command-line.zh-CN.md'),
    data: () => import('../../docs/data.zh-CN.md'),
    security: () => import('../../docs/security.zh-CN.md'),
    performance: () => import('../../docs/performance.zh-CN.md'),
  },
};

const query = (language: Language, name: HelpDocumentName) => ({
  queryKey: ['help', language, name],
  queryFn: async () => (await LOADS[language][name]()).default,
});

/** A document in a language; `blocks` is null while it is read, and for good where it cannot be. */
export function useDocument(language: Language, name: HelpDocumentName) {
  const { data, isError } = useQuery(query(language, name));
  return { blocks: data ?? null, failed: isError };
}

/** All documents that have been read so far; they are read as soon as `wanted`. */
export function useAllDocuments(language: Language, wanted: boolean) {
  return useQueries({
    queries: HELP_DOCUMENTS.map((name) => ({ ...query(language, name), enabled: wanted })),
    combine: (results) => results.map(({ data }) => data ?? null),
  });
}
