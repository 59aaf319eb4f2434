import { randomBytes, randomInt } from 'node:crypto';
import { practiceListing } from '../common/practice-listing.ts';
import { lengthOf, PRACTICE_APP, type PracticeMedia, secondOf } from '../common/practice-media.ts';

const FOLDER = `record/${PRACTICE_APP}/command_record`;

const keyed = (key: string) => ({ fileId: key, path: key });

/** Keys with the time in UTC. A merge cannot be asked after: a new key is its proof. */
export const practiceMedia: PracticeMedia = {
  formats: ['mp4'],
  nameOf({ streamId, beginMs, format }) {
    const time = secondOf(beginMs).replace(/[T:]/g, '-');
    return keyed(`${FOLDER}/${streamId}/${time}.${format}`);
  },
  search: (query, files) =>
    practiceListing(query, files, {
      tagOf: (digest) => `"${digest.toString('hex')}"`,
      timeOf: (ms) => new Date(ms).toISOString(),
    }),
  callbackExtra: (file) => ({
    Duration: lengthOf(file),
    ObsObject: file.fileId,
    FileSize: file.sizeBytes,
  }),
  merge: {
    newTaskId: () => String(randomInt(100_000_000, 1_000_000_000)),
    nameOf: ({ streamId, name, taskId, format }) =>
      keyed(`${FOLDER}/${streamId}/${name ?? taskId}.${format}`),
    answer: (taskId) => ({ TaskId: taskId, RequestId: randomBytes(16).toString('hex') }),
    // It knows snapshots alone.
    describe: ({ taskId }) => ({
      TaskId: taskId,
      Status: 'NO_TASK',
      CreateTime: '',
      EndTime: '',
      FileName: [],
    }),
    callbackExtra: () => ({}),
  },
};
