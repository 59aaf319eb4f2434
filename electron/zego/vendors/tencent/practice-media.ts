import { randomBytes, randomUUID } from 'node:crypto';
import {
  lengthOf,
  namePrefix,
  type PracticeFile,
  type PracticeMedia,
  type PracticeTask,
  secondOf,
  wholeNumber,
} from '../common/practice-media.ts';

const NEVER = '9999-12-31T23:59:59Z';
const MOST_RECORDS = 5_000;
const MOST_IDS = 10;

const STATUS: Readonly<Record<PracticeTask['state'], string>> = {
  waiting: 'WAITING',
  processing: 'PROCESSING',
  finished: 'FINISH',
  failed: 'FAIL',
};

/** Nineteen digits. */
const idOf = (lead: string, seed: string): string =>
  `${lead}${(BigInt(`0x${seed.slice(0, 16)}`) % 10n ** 18n).toString().padStart(18, '0')}`;

/** Nothing of an answer names the stream. Each file is in a folder of its own, so that its name may be anyone's. */
export const practiceMedia: PracticeMedia = {
  formats: ['mp4', 'm3u8'],
  nameOf({ endMs, format, seed }) {
    const fileId = idOf('3', seed);
    return { fileId, path: `vod/${fileId}/${Math.floor(endMs / 1000)}.${format}` };
  },
  search,
  callbackExtra: (file) => ({
    TaskId: file.taskId ?? '',
    FileID: file.fileId,
    Duration: lengthOf(file),
  }),
  merge: {
    newTaskId: () => `1400000000-EditMedia-${randomBytes(16).toString('hex')}tt0`,
    nameOf({ name, taskId, format, seed }) {
      const fileId = idOf('5', seed);
      return { fileId, path: `vod/${fileId}/${name ?? taskId}.${format}` };
    },
    answer: (taskId) => ({ TaskId: taskId, RequestId: randomUUID() }),
    describe: ({ taskId, state, file, message }) => ({
      TaskId: taskId,
      Event: 'compose',
      Status: STATUS[state],
      FileId: file?.fileId ?? '',
      ReplayUrl: file?.url ?? '',
      RequestId: randomUUID(),
      Message: message,
      ThumbnailsUrl: [],
    }),
    callbackExtra: (file) => ({ file_id: file.fileId }),
  },
};

/** Newest first; `StartTime` and `EndTime` are of the moment that a file was made. */
function search(query: URLSearchParams, files: readonly PracticeFile[]): unknown {
  const prefix = namePrefix(query);
  const size = wholeNumber(query, 'PageSize', { least: 1, most: MOST_RECORDS, default: 10 });
  const page = wholeNumber(query, 'PageNumber', { least: 0, most: MOST_RECORDS, default: 0 });
  const from = wholeNumber(query, 'StartTime', { least: 0, most: 9_999_999_999, default: 0 });
  const to = wholeNumber(query, 'EndTime', {
    least: 0,
    most: 9_999_999_999,
    default: 9_999_999_999,
  });
  const [streams, ids] = [query.getAll('StreamId[]'), query.getAll('FileId[]')];
  const isWrong = prefix === null || size === null || page === null || from === null || to === null;
  if (isWrong || (page + 1) * size > MOST_RECORDS) return null;
  if (streams.length > MOST_IDS || ids.length > MOST_IDS) return null;
  const found = files
    .filter(({ streamId }) => streams.length === 0 || streams.includes(streamId ?? ''))
    .filter(({ fileId }) => ids.length === 0 || ids.includes(fileId))
    .filter((file) => nameOf(file).startsWith(prefix))
    .filter(({ createdMs }) => Math.floor(createdMs / 1000) >= from && createdMs / 1000 < to + 1)
    .sort((one, other) => other.createdMs - one.createdMs);
  return {
    TotalCount: found.length,
    MediaInfoSet: found.slice(page * size, (page + 1) * size).map(mediaInfo),
    RequestId: randomUUID(),
  };
}

const nameOf = ({ path }: PracticeFile): string => path.slice(path.lastIndexOf('/') + 1);

const mediaInfo = (file: PracticeFile) => ({
  BasicInfo: {
    Name: nameOf(file),
    Description: '',
    CreateTime: `${secondOf(file.createdMs)}Z`,
    UpdateTime: `${secondOf(file.createdMs)}Z`,
    ExpireTime: NEVER,
    ClassId: 0,
    ClassName: '其他',
    ClassPath: '其他',
    CoverUrl: '',
    Type: file.format,
    MediaUrl: file.url,
    // Of use inside the vendor's network alone: never to be shown.
    IntranetMediaUrl: `http://intranet.invalid/${file.path}`,
    SourceInfo: { SourceType: file.streamId ? 'Record' : 'VideoProcessing', SourceContext: '' },
    StorageRegion: 'ap-chongqing',
    Vid: file.fileId,
    Category: 'Video',
    Status: 'Normal',
    StorageClass: 'STANDARD',
  },
  TranscodeInfo: {
    TranscodeSet: [
      {
        Url: file.url,
        Definition: 0,
        Size: file.sizeBytes,
        Duration: lengthOf(file),
        Width: 640,
        Height: 360,
      },
    ],
  },
  FileId: file.fileId,
});
