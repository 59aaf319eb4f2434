import { createHash, randomUUID } from 'node:crypto';
import type { SeenRequest } from '../types.ts';
import type { MediaLibrary } from './library.ts';
import type { MediaForms, MediaVendor, StoredFile } from './types.ts';

/** What SearchMedia finds, in each vendor's documented shape, field for field. */

const MOST_COUNTED = 5_000;
const NEVER = '9999-12-31T23:59:59Z';
const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000;

export function searchData(request: SeenRequest, library: MediaLibrary, atMs: number): unknown {
  const vendor = request.param('Vendor') as MediaVendor;
  const prefix = request.param('NamePrefix') ?? '';
  const visible = library.visible(Number(request.param('AppId')), vendor, atMs);
  if (vendor === 'Tencent') {
    const found = visible.filter(({ name }) => name.startsWith(prefix));
    return page(request, found, library.forms);
  }
  // Object stores list by key, whatever the time: a new file of an early stream is not on the last page.
  const found = visible
    .filter(({ fileId }) => fileId.startsWith(prefix))
    .sort((a, b) => (a.fileId < b.fileId ? -1 : 1));
  return listing(request, found, library.forms);
}

function page(request: SeenRequest, visible: StoredFile[], forms: MediaForms): unknown {
  const streams = request.all('StreamId[]');
  const ids = request.all('FileId[]');
  const from = Number(request.param('StartTime') ?? 0);
  const to = Number(request.param('EndTime') ?? Number.MAX_SAFE_INTEGER);
  const found = visible
    .filter(({ streamId }) => streams.length === 0 || streams.includes(streamId ?? ''))
    .filter(({ fileId }) => ids.length === 0 || ids.includes(fileId))
    .filter(({ createdMs }) => {
      const created = Math.floor(createdMs / 1000);
      return created >= from && created <= to;
    })
    .sort((a, b) => b.createdMs - a.createdMs);
  const size = Number(request.param('PageSize') ?? 10);
  const first = Number(request.param('PageNumber') ?? 0) * size;
  return {
    TotalCount: Math.min(found.length, MOST_COUNTED),
    MediaInfoSet: found.slice(first, first + size).map((file) => mediaInfo(file, forms)),
    RequestId: randomUUID(),
  };
}

function listing(request: SeenRequest, found: StoredFile[], forms: MediaForms): unknown {
  const marker = request.param('Marker') ?? '';
  const most = Number(request.param('MaxKeys') ?? 1000);
  const rest = found.filter(({ fileId }) => fileId > marker);
  const keys = rest.slice(0, most);
  const isHuawei = request.param('Vendor') === 'Huawei';
  return {
    Keys: keys.map((file) => ({
      ETag: isHuawei ? `"${hash(file.fileId, 'hex')}"` : hash(file.fileId, 'base64url'),
      Key: file.fileId,
      // With milliseconds at Huawei, without them at Ws.
      LastModified: isHuawei ? new Date(file.createdMs).toISOString() : utc(file.createdMs),
      Size: file.sizeBytes,
      MediaUrl: shown(file.url, forms),
    })),
    NextMarker: rest.length > keys.length ? keys.at(-1)?.fileId : '',
  };
}

function mediaInfo(file: StoredFile, forms: MediaForms): unknown {
  const time = (ms: number) => (forms.zone === 'utc' ? utc(ms) : china(ms));
  const url = shown(file.url, forms);
  return {
    BasicInfo: {
      Name: file.name,
      Description: '',
      CreateTime: time(file.createdMs),
      UpdateTime: time(file.createdMs),
      ExpireTime: file.expiresMs === null ? NEVER : time(file.expiresMs),
      ClassId: 0,
      ClassName: '其他',
      ClassPath: '其他',
      CoverUrl: '',
      Type: file.format,
      MediaUrl: url,
      ...(forms.intranetUrl && {
        IntranetMediaUrl: url.replace(/^(https?:\/\/)?[^/]+/, '$1intranet.vod.invalid'),
      }),
      SourceInfo: { SourceType: file.streamId ? 'Record' : 'VideoProcessing', SourceContext: '' },
      StorageRegion: 'ap-chongqing',
      Vid: file.fileId,
      Category: /^(mp3|aac)$/.test(file.format) ? 'Audio' : 'Video',
      Status: file.status,
      StorageClass: 'STANDARD',
    },
    TranscodeInfo: { TranscodeSet: [original(file, url)] },
    FileId: file.fileId,
  };
}

const original = (file: StoredFile, url: string) => ({
  Url: url,
  // The file as it was recorded.
  Definition: 0,
  Bitrate: Math.round((file.sizeBytes * 8) / file.seconds),
  Height: 360,
  Width: 640,
  Size: file.sizeBytes,
  Duration: file.seconds,
  Md5: '',
  Container: 'mov,mp4,m4a,3gp,3g2,mj2',
  VideoStreamSet: [],
  AudioStreamSet: [],
  DigitalWatermarkType: 'None',
  CopyRightWatermarkText: '',
});

const shown = (url: string, forms: MediaForms) =>
  forms.urlScheme ? url : url.replace(/^https?:\/\//, '');
const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const china = (ms: number) => utc(ms + EIGHT_HOURS_MS).replace('Z', '+08:00');
const hash = (text: string, form: 'hex' | 'base64url') =>
  createHash('md5').update(text).digest(form);
