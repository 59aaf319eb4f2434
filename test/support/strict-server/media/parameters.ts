import type { SeenRequest, Violate } from '../types.ts';
import { MEDIA_VENDORS } from './answer.ts';

/** The parameters of SearchMedia, MergeMedia and DescribeMediaTask as documented and nothing else. */

const TENCENT_ONLY = ['StartTime', 'EndTime', 'PageSize', 'PageNumber', 'FileId[]', 'StreamId[]'];
const LISTING_ONLY = ['Marker', 'MaxKeys'];
export const SEARCH_PARAMETERS = ['NamePrefix', ...TENCENT_ONLY, ...LISTING_ONLY];
export const MERGE_PARAMETERS = ['Format', 'Type', 'InputFileId[]', 'OutputFileName', 'ExpireTime'];
export const CUT_PARAMETER = /^HandleMediaArgs\.(\d+)\.(FileId|StartTime|EndTime)$/;

const MOST_IDS = 10;
const MOST_RECORDS = 5_000;
const MOST_INPUTS: Record<string, number> = { Tencent: 10, Huawei: 20 };
const FORMATS: Record<string, readonly string[]> = {
  Tencent: ['MP3', 'MP4', 'M3U8'],
  Huawei: ['MP4', 'M3U8'],
};

export function checkMediaVendor(request: SeenRequest, violate: Violate): void {
  const [action, vendor] = [request.param('Action') ?? '', request.param('Vendor')];
  if (vendor !== undefined && !MEDIA_VENDORS[action]?.includes(vendor)) {
    violate('Vendor', `${vendor} has no ${action}`);
  }
}

export function checkSearch(request: SeenRequest, violate: Violate): void {
  checkMediaVendor(request, violate);
  const vendor = request.param('Vendor');
  const names = new Set(request.params.map(([name]) => name));
  const foreign = vendor === 'Tencent' ? LISTING_ONLY : TENCENT_ONLY;
  const others = vendor === 'Tencent' ? 'Ws and Huawei' : 'Tencent';
  for (const name of foreign) {
    if (names.has(name)) violate(name, `only for ${others}, not for ${vendor}`);
  }
  const prefix = Buffer.byteLength(request.param('NamePrefix') ?? '');
  if (prefix > 20) violate('NamePrefix', `${prefix} bytes`);
  checkIds(request, violate);
  checkSpan(request, violate);
  checkPage(request, violate);
  const keys = request.param('MaxKeys');
  if (keys !== undefined && !isWhole(keys, 1, 1000)) violate('MaxKeys', keys);
}

function checkIds(request: SeenRequest, violate: Violate): void {
  for (const name of ['FileId[]', 'StreamId[]']) {
    const ids = request.all(name);
    if (ids.length > MOST_IDS) violate(name, `${ids.length} at once`);
  }
  const files = request.all('FileId[]');
  if (files.some((id) => id.length > 40)) violate('FileId[]', 'longer than 40 characters');
  if (new Set(files).size < files.length) violate('FileId[]', 'the same twice');
}

function checkSpan(request: SeenRequest, violate: Violate): void {
  const span = ['StartTime', 'EndTime'].map((name) => {
    const value = request.param(name);
    if (value !== undefined && !/^[1-9]\d{9}$/.test(value)) {
      violate(name, `not 10-digit Unix seconds: "${value}"`);
    }
    return value;
  });
  const [from, to] = span;
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) {
    violate('EndTime', 'before StartTime');
  }
}

function checkPage(request: SeenRequest, violate: Violate): void {
  const size = request.param('PageSize') ?? '10';
  const page = request.param('PageNumber') ?? '0';
  if (!isWhole(size, 1, MOST_RECORDS)) violate('PageSize', size);
  if (!isWhole(page, 0, MOST_RECORDS)) violate('PageNumber', page);
  else if (Number(page) * Number(size) + Number(size) > MOST_RECORDS) {
    violate('PageNumber', `beyond ${MOST_RECORDS} records`);
  }
}

export function checkMerge(request: SeenRequest, violate: Violate): void {
  checkMediaVendor(request, violate);
  const vendor = request.param('Vendor') ?? '';
  const format = request.param('Format');
  if (format !== undefined && !FORMATS[vendor]?.includes(format)) {
    violate('Format', `${format} at ${vendor}`);
  }
  const type = request.param('Type') ?? '0';
  if (!['0', '1'].includes(type)) violate('Type', type);
  const cuts = request.params.map(([name]) => name).filter((name) => CUT_PARAMETER.test(name));
  if (type === '1') checkCuts(request, violate);
  else {
    for (const name of cuts) violate(name, 'only with Type 1');
    checkInputs(request.all('InputFileId[]'), MOST_INPUTS[vendor] ?? 0, violate);
  }
  checkOutput(request, vendor, violate);
}

/** Stricter than the documentation, which lets one file be merged with nothing. */
function checkInputs(inputs: readonly string[], most: number, violate: Violate): void {
  if (inputs.length < 2) violate('InputFileId[]', `${inputs.length} to merge`);
  if (inputs.length > most) violate('InputFileId[]', `${inputs.length} at once`);
  if (new Set(inputs).size < inputs.length) violate('InputFileId[]', 'the same twice');
}

function checkCuts(request: SeenRequest, violate: Violate): void {
  if (request.param('Vendor') !== 'Tencent') violate('Type', '1 only for Tencent');
  if (request.all('InputFileId[]').length > 0) violate('InputFileId[]', 'only with Type 0');
  const files = request.params.flatMap(([name]) => {
    const [, n, field] = CUT_PARAMETER.exec(name) ?? [];
    return field === 'FileId' ? [Number(n)] : [];
  });
  if (files.length === 0) violate('HandleMediaArgs', 'missing');
  if (files.length > MOST_IDS) violate('HandleMediaArgs', `${files.length} at once`);
  if (files.some((n, at) => n !== at)) violate('HandleMediaArgs', 'not 0, 1, 2 … in order');
  for (const [name, value] of request.params) {
    const [, n, field] = CUT_PARAMETER.exec(name) ?? [];
    if (n === undefined || field === 'FileId') continue;
    if (!files.includes(Number(n))) violate(name, 'without a FileId');
    if (!/^\d+(\.\d+)?$/.test(value)) violate(name, value);
  }
}

function checkOutput(request: SeenRequest, vendor: string, violate: Violate): void {
  const name = request.param('OutputFileName');
  if (name === undefined && vendor === 'Tencent') violate('OutputFileName', 'Tencent needs one');
  if (name !== undefined && /\.(mp3|mp4|m3u8)$/i.test(name)) {
    violate('OutputFileName', `names its format: "${name}"`);
  }
  const expires = request.param('ExpireTime');
  if (expires === undefined) return;
  if (vendor !== 'Tencent') violate('ExpireTime', `only for Tencent, not for ${vendor}`);
  if (!/^\d{1,9}$/.test(expires)) violate('ExpireTime', `not whole hours: "${expires}"`);
}

const isWhole = (text: string, least: number, most: number) =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
