import type { FileEvidence } from '#contract/model/file.ts';
import { sentences, type Translate } from './text.ts';

/**
 * What a file proves of a stream whose outcome was unknown: which file, who reported it, how it belongs to the start,
 * and under which condition that holds.
 *
 * @param time when it was found, as the view writes times.
 */
export function evidenceText(
  { source, match, fileId, name, taskId, provided }: FileEvidence,
  time: string,
  t: Translate,
): string {
  const parts = [
    t(`evidence.${source}`, { file: name || (fileId ?? ''), time }),
    t(`evidence.match.${match}`),
    ...(taskId === null ? [] : [t('evidence.task', { task: taskId })]),
    ...(provided ? [t('evidence.provided')] : []),
  ];
  return sentences(parts, t);
}
