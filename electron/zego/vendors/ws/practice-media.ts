import { practiceListing } from '../common/practice-listing.ts';
import { lengthOf, PRACTICE_APP, type PracticeMedia, secondOf } from '../common/practice-media.ts';

const ZONE_HOURS = 8;

/**
 * A search names a file by stream and time, in UTC+8; the callback by the id that the start was answered with
 * (facts, "What contradicts itself", 1).
 */
export const practiceMedia: PracticeMedia = {
  formats: ['mp4'],
  nameOf({ streamId, beginMs, format }) {
    const time = secondOf(beginMs, ZONE_HOURS).replace(/\D/g, '');
    const name = `${PRACTICE_APP}-${streamId}--${time}.${format}`;
    return { fileId: name, path: name };
  },
  search: (query, files) =>
    practiceListing(query, files, {
      tagOf: (digest) => digest.toString('base64url'),
      timeOf: (ms) => `${secondOf(ms)}Z`,
    }),
  callbackExtra: (file) => ({ PersistentId: file.taskId ?? '', Duration: lengthOf(file) }),
  merge: null,
};
