import type { FileLink, RecordedFile } from '#contract/model/file.ts';
import { listedMoment } from '#contract/rules/file-moment.ts';

/** The moment by which a file stands in the list. */
export const momentOf = (file: RecordedFile): Date => new Date(listedMoment(file).at);

/** The start that a file belongs to: the first, where it is of several. */
export const linkOf = ({ links }: Pick<RecordedFile, 'links'>): FileLink | undefined => links[0];

/** Files of one run on one day stand together under one heading. */
export const groupOf = (file: RecordedFile): string =>
  `${momentOf(file).toDateString()} ${linkOf(file)?.runId ?? ''}`;

/** Lines that a file takes: its own, and a heading where another group begins. */
export const linesOf = (file: RecordedFile, above: RecordedFile | undefined): number =>
  above === undefined || groupOf(above) !== groupOf(file) ? 2 : 1;
