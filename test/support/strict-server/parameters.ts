import { READ_ONLY } from './gateway.ts';
import {
  CUT_PARAMETER,
  checkMediaVendor,
  checkMerge,
  checkSearch,
  MERGE_PARAMETERS,
  SEARCH_PARAMETERS,
} from './media/parameters.ts';
import type { SeenRequest, Violate } from './types.ts';

/**
 * The parameters as documented and nothing else. Every broken rule is reported, not only the first, so
 * that one run shows all that is wrong with a client.
 */

export const VENDORS = ['Tencent', 'Ws', 'Huawei', 'Aliyun'];
const COMMON = ['AppId', 'SignatureNonce', 'Timestamp', 'Signature', 'SignatureVersion', 'Action'];
const REPEATED = ['StreamId[]', 'FileId[]', 'InputFileId[]'];
const STREAM_ID = /^[A-Za-z0-9_-]{1,256}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

interface ActionRules {
  required: string[];
  optional: string[];
  /** More optional ones, by their form. */
  form?: RegExp;
  check: (request: SeenRequest, violate: Violate, nowMs: number) => void;
}

const RECORDING: ActionRules = {
  required: ['Vendor', 'StreamId[]'],
  optional: ['EndTime', 'Domain', 'Point'],
  check: checkRecording,
};
const RULES: Record<string, ActionRules> = {
  [READ_ONLY]: { required: ['StreamId', 'Sequence'], optional: [], check: checkStreamState },
  SearchMedia: { required: ['Vendor'], optional: SEARCH_PARAMETERS, check: checkSearch },
  MergeMedia: {
    required: ['Vendor'],
    optional: MERGE_PARAMETERS,
    form: CUT_PARAMETER,
    check: checkMerge,
  },
  DescribeMediaTask: { required: ['Vendor', 'TaskId'], optional: [], check: checkMediaVendor },
};

export function checkParameters(request: SeenRequest, nowMs: number, violate: Violate): void {
  const names = request.params.map(([name]) => name);
  const rules = RULES[request.param('Action') ?? ''] ?? RECORDING;
  const required = [...COMMON, ...rules.required];
  const known = [...required, 'IsTest', ...rules.optional];
  for (const name of new Set(names)) {
    const times = names.filter((other) => other === name).length;
    if (!known.includes(name) && !rules.form?.test(name)) violate('unknown parameter', name);
    else if (times > 1 && !REPEATED.includes(name)) violate('duplicate parameter', name);
  }
  for (const name of required) {
    if (!names.includes(name)) violate('missing parameter', name);
  }
  for (const [name, value] of request.params) {
    // Documented for the first page: "Marker is empty".
    if (value === '' && name !== 'Marker') violate('empty value', name);
  }
  checkStreams(request.all('StreamId[]'), violate);
  rules.check(request, violate, nowMs);
  const isTest = request.param('IsTest');
  if (isTest !== undefined && !/^(true|false)$/i.test(isTest)) violate('IsTest', isTest);
}

function checkRecording(request: SeenRequest, violate: Violate, nowMs: number): void {
  checkVendor(request, violate);
  checkEndTime(request, nowMs, violate);
}

function checkStreamState(request: SeenRequest, violate: Violate): void {
  checkStreams(request.all('StreamId'), violate);
  const sequence = request.param('Sequence') ?? '';
  if (!/^[1-9]\d*$/.test(sequence)) violate('Sequence', sequence);
}

function checkStreams(streams: string[], violate: Violate): void {
  for (const stream of streams) {
    if (!STREAM_ID.test(stream)) violate('StreamId[]', `not a stream id: "${stream}"`);
  }
  if (new Set(streams).size < streams.length) violate('StreamId[]', 'the same stream twice');
}

function checkVendor(request: SeenRequest, violate: Violate): void {
  const vendor = request.param('Vendor');
  if (vendor !== undefined && !VENDORS.includes(vendor)) violate('Vendor', vendor);
  for (const name of ['Domain', 'Point']) {
    if (request.param(name) !== undefined && vendor !== 'Aliyun') {
      violate(name, `only for Aliyun, not for ${vendor}`);
    }
  }
}

/** Judged by the server's clock at the moment of arrival. */
function checkEndTime(request: SeenRequest, nowMs: number, violate: Violate): void {
  const end = request.param('EndTime');
  if (end === undefined) return;
  if (request.param('Action') !== 'StartCDNRecord') violate('EndTime', 'only for StartCDNRecord');
  if (request.param('Vendor') !== 'Tencent') violate('EndTime', 'only for Tencent');
  if (!/^[1-9]\d{9}$/.test(end)) {
    violate('EndTime', `not 10-digit Unix seconds: "${end}"`);
    return;
  }
  const endMs = Number(end) * 1000;
  if (endMs <= nowMs) violate('EndTime', `${end} is not later than now`);
  if (endMs > nowMs + DAY_MS) violate('EndTime', `${end} is more than 24 h away`);
}
