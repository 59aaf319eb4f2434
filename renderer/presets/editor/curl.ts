import type { PreviewedCall } from '#contract/model/preview.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

/**
 * The requests as commands for a terminal, with a word on what goes in place of the placeholders.
 * `--globoff`: curl would take the brackets of `StreamId[]` for a pattern.
 */
export function curlOf(
  calls: readonly Pick<PreviewedCall, 'url' | 'endTime'>[],
  t: Translate,
): string {
  const urls = calls.flatMap(({ url }) => url ?? []);
  const notes = [
    t('curl.signature'),
    t('curl.moment'),
    ...(calls.some(({ endTime }) => endTime !== null) ? [t('curl.endTime')] : []),
    t('curl.outside'),
  ];
  return [
    ...notes.map((note) => `# ${note}`),
    ...urls.map((url) => `curl --globoff '${quoted(url)}'`),
    '',
  ].join('\n');
}

/**
 * SECURITY: an imported preset may name anything as its domain, and an apostrophe would end the quoting: what
 * follows it would be a command. In an address `%27` is the same character.
 */
const quoted = (url: string): string => url.replaceAll("'", '%27');
