import { FILE_VERDICTS, type FileCheck, type FileVerdict } from '#contract/model/file-check.ts';
import { lengthText, sizeText } from './media-text.ts';
import { list, type Translate } from './text.ts';

/** A key that was refused is another thing than none. Words: locale keys `files.check.*`. */
export const TOLD_VERDICTS = [...FILE_VERDICTS, 'forbidden-signed'] as const;
type ToldVerdict = (typeof TOLD_VERDICTS)[number];

const GOOD: readonly FileVerdict[] = ['as-recorded', 'found'];

/** Whether a check has found nothing wrong. */
export const isFileSound = ({ verdict }: Pick<FileCheck, 'verdict'>): boolean =>
  GOOD.includes(verdict);

/** What a check found, as one or two sentences: what is so, and what to do next. */
export function fileCheckText(check: FileCheck, t: Translate): string {
  const { verdict, signed, httpStatus, detail, reason, expectedSeconds } = check;
  const told: ToldVerdict = verdict === 'forbidden' && signed ? 'forbidden-signed' : verdict;
  const text = t(`files.check.${told}`, {
    facts: list(factsOf(check, t), t),
    length: check.durationSeconds === null ? '' : lengthOf(check, t),
    expected: expectedSeconds === null ? '' : lengthText(expectedSeconds),
    detail: detail ?? '',
    status: httpStatus ?? '',
  });
  return reason === null ? text : `${text} ${t(`cause.${reason}`)}`;
}

/** Size, length, segments and codecs, as far as they are known. */
function factsOf(check: FileCheck, t: Translate): string[] {
  const { sizeBytes, durationSeconds, segments, codecs, container } = check;
  return [
    ...(container === null ? [] : [container.toUpperCase()]),
    ...(sizeBytes === null ? [] : [sizeText(sizeBytes)]),
    ...(durationSeconds === null ? [] : [lengthOf(check, t)]),
    ...(segments === null ? [] : [t('files.check.segments', { count: segments })]),
    ...codecs,
  ];
}

const lengthOf = ({ durationSeconds, estimated }: FileCheck, t: Translate): string => {
  const length = lengthText(durationSeconds ?? 0);
  return estimated ? t('files.check.about', { length }) : length;
};
