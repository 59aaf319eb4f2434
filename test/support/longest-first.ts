import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { repositoryRoot } from './desktop/electron.ts';

/** Short files of long tests. */
const LONG = new Set(
  [
    'test/page/some-views.test.ts',
    'test/integration/app/schedule-alarms.test.ts',
    'test/integration/app/schedules.test.ts',
    'test/integration/recording/fault-table.test.ts',
    'test/integration/storage/history-sync.test.ts',
    'test/unit/zego/answer-text.property.test.ts',
    'test/unit/zego/answer.property.test.ts',
    'test/unit/zego/media.property.test.ts',
    'test/unit/zego/redact.property.test.ts',
  ].map((path) => join(repositoryRoot, path)),
);

/**
 * The order of files where no earlier run has left their durations, as in a fresh clone: Vitest begins with the largest
 * ones then. A short file that takes long would come last, and leave the other cores without work.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.has(join(moduleId));
    return [...new Set(sorted.map(({ project }) => project))].flatMap((project) => {
      const own = sorted.filter((one) => one.project === project);
      return [...own.filter(isLong), ...own.filter((one) => !isLong(one))];
    });
  }
}
