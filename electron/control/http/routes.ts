import type { z } from 'zod';
import {
  emptyBodySchema,
  filesAnswerSchema,
  filesQueryParamsSchema,
  healthSchema,
  historyAnswerSchema,
  historyQueryParamsSchema,
  presetListSchema,
  recordingListSchema,
  runAnswerSchema,
  runDetailSchema,
  scheduleListSchema,
} from '#contract/control/http.ts';
import { publishedMessageSchema } from '#contract/control/messages.ts';
import { publishedPresetSchema } from '#contract/control/views.ts';
import type { ControlScope } from '#contract/model/control.ts';

export interface ResponseDefinition {
  readonly description: string;
  /** Null where the answer is no JSON. */
  readonly schema: z.ZodType | null;
  readonly type?: string;
}

/** One operation of the API: what the server looks up, and what the OpenAPI document is made of. */
export interface RouteDefinition {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** With its parameters in braces; each stands for one segment, decoded. */
  readonly path: string;
  /** What a token must have; null where none is needed. */
  readonly scope: ControlScope | null;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly responses: Readonly<Record<number, ResponseDefinition>>;
}

const json = (description: string, schema: z.ZodType): ResponseDefinition => ({
  description,
  schema,
});

const pressed = {
  200: json('Every call has its outcome, which `accepted` sums up.', runAnswerSchema),
  202: json(
    'Calls have no outcome yet after four seconds; ask for the run by its id.',
    runAnswerSchema,
  ),
};

const get = { method: 'GET', scope: 'read' } as const;
const press = {
  method: 'POST',
  scope: 'control',
  body: emptyBodySchema,
  responses: pressed,
} as const;

export const ROUTES = [
  {
    ...get,
    operation: 'listPresets',
    path: '/v1/presets',
    summary: 'All presets, each with its state',
    responses: { 200: json('The presets, archived ones last.', presetListSchema) },
  },
  {
    ...get,
    operation: 'readPreset',
    path: '/v1/presets/{preset}',
    summary: 'One preset, by its id or its name',
    responses: { 200: json('The preset.', publishedPresetSchema) },
  },
  {
    ...press,
    operation: 'startPreset',
    path: '/v1/presets/{preset}/start',
    summary: 'Starts what of the preset neither records nor may record',
  },
  {
    ...press,
    operation: 'stopPreset',
    path: '/v1/presets/{preset}/stop',
    summary: 'Stops what of the preset records or may record',
  },
  {
    ...press,
    operation: 'retryMissing',
    path: '/v1/presets/{preset}/retry-missing',
    summary: 'Starts what is missing, and nothing that has ended as it was meant to',
  },
  {
    ...press,
    operation: 'stopAll',
    path: '/v1/recordings/stop',
    summary: 'Stops everything that records or may record',
  },
  {
    ...get,
    operation: 'readRun',
    path: '/v1/runs/{run}',
    summary: 'One run with its calls',
    responses: { 200: json('The run, as it is now.', runDetailSchema) },
  },
  {
    ...get,
    operation: 'listRecordings',
    path: '/v1/recordings',
    summary: 'What records or may record now',
    responses: { 200: json('The recordings.', recordingListSchema) },
  },
  {
    ...get,
    operation: 'listHistory',
    path: '/v1/history',
    query: historyQueryParamsSchema,
    summary: 'Settled calls, newest first',
    responses: {
      200: json('A page; it may hold fewer rows and not be the last.', historyAnswerSchema),
    },
  },
  {
    ...get,
    operation: 'listFiles',
    path: '/v1/files',
    query: filesQueryParamsSchema,
    summary: 'Files of recordings, newest first',
    responses: {
      200: json('A page; it may hold fewer files and not be the last.', filesAnswerSchema),
    },
  },
  {
    ...get,
    operation: 'listSchedules',
    path: '/v1/schedules',
    summary: 'Planned starts',
    responses: { 200: json('The schedules.', scheduleListSchema) },
  },
  {
    ...get,
    operation: 'readHealth',
    path: '/v1/health',
    summary: 'Whether the program is well, and whether it knows what records',
    responses: { 200: json('Problems and alarms.', healthSchema) },
  },
  {
    ...get,
    operation: 'readMetrics',
    path: '/metrics',
    summary: 'Numbers for Prometheus',
    responses: {
      200: { description: 'Text format 0.0.4.', schema: null, type: 'text/plain' },
    },
  },
  {
    ...get,
    operation: 'readEvents',
    path: '/v1/events',
    summary: 'Every change, as Server-Sent Events or over a WebSocket',
    responses: {
      101: { description: 'A WebSocket; each message is one of `Message`.', schema: null },
      200: {
        description: 'Server-Sent Events; the data of each is one of `Message`.',
        schema: publishedMessageSchema,
        type: 'text/event-stream',
      },
    },
  },
  {
    method: 'GET',
    scope: null,
    operation: 'readOpenApi',
    path: '/v1/openapi.json',
    summary: 'This document',
    responses: { 200: { description: 'OpenAPI 3.1.', schema: null, type: 'application/json' } },
  },
] as const satisfies readonly RouteDefinition[];

export type Operation = (typeof ROUTES)[number]['operation'];

export interface Match {
  readonly route: RouteDefinition & { readonly operation: Operation };
  readonly params: Readonly<Record<string, string>>;
}

const SPLIT = ROUTES.map((route) => ({ route, parts: route.path.split('/') }));

/**
 * The routes of a path, by method.
 *
 * @throws URIError where the path is not decodable.
 */
export function matchPath(path: string): ReadonlyMap<string, Match> {
  const given = path.split('/');
  const matches = new Map<string, Match>();
  for (const { route, parts } of SPLIT) {
    if (parts.length !== given.length || matches.has(route.method)) continue;
    const params: Record<string, string> = {};
    const isMatch = parts.every((part, index) => {
      const value = given[index] ?? '';
      if (!part.startsWith('{')) return part === value;
      params[part.slice(1, -1)] = decodeURIComponent(value);
      return value !== '';
    });
    if (isMatch) matches.set(route.method, { route, params });
  }
  return matches;
}
