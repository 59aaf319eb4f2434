import fc from 'fast-check';
import { until } from '../desktop/until.ts';
import { CONTROL_TOKEN, type HttpDesk, httpDesk, PRESET } from './http-desk.ts';
import { createJudge, type GivenAnswer, mayDo } from './openapi-answers.ts';
import {
  anyRequest,
  type GeneratedRequest,
  operationsOf,
  plainRequests,
} from './openapi-requests.ts';
import { fuzzTokens, sendGenerated } from './send-generated.ts';

/** Requests at once: fewer than the server takes. */
const LANES = 6;
const RECORDING_ACTIONS = ['StartCDNRecord', 'StopCDNRecord'];

/** The whole program, with tokens of every kind, to be fuzzed from its own document. */
export async function fuzzedDesk(): Promise<HttpDesk> {
  const first = { name: 'Stream Deck', token: CONTROL_TOKEN, scope: 'control' };
  const tokens = [first, ...fuzzTokens('read'), ...fuzzTokens('control'), ...fuzzTokens('revoked')];
  const desk = await httpDesk(undefined, { tokens });
  const { http } = desk.near.control.get();
  const left = http.tokens.filter(({ name }) => !name.startsWith('revoked'));
  desk.near.control.save({ http: { ...http, tokens: left } });
  return desk;
}

export interface FuzzReport {
  /** What is wrong, each with its request. */
  readonly faults: readonly string[];
  /** Answers by their status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * Sends one plain request for each operation of the server's document, and then so many generated ones. Every answer is
 * judged by the document, and at the end every start and stop that the far server saw must belong to a press by a token
 * that may control.
 */
export async function fuzz(desk: HttpDesk, count: number, seed: number): Promise<FuzzReport> {
  const document = (await desk.ask('/v1/openapi.json', { token: null })).json;
  const judge = createJudge(document);
  const operations = operationsOf(document);
  const names = {
    port: desk.port,
    presets: [PRESET, desk.near.presets.findByName(PRESET)?.id ?? ''],
  };
  const faults: string[] = [];
  const statuses: Record<string, number> = {};
  const pressed = new Set<string>();
  const ask = async (request: GeneratedRequest, at: number) => {
    const told = await sendGenerated(desk.port, request, at).catch((error) => String(error));
    const problems = typeof told === 'string' ? unread(request, told) : judge(request, told);
    for (const problem of problems) faults.push(`${problem}: ${asText(request, told)}`);
    if (typeof told === 'string') return;
    statuses[told.status] = (statuses[told.status] ?? 0) + 1;
    if (request.method !== 'POST' || told.status >= 300) return;
    if (mayDo(request)) for (const id of runsIn(told.text)) pressed.add(id);
  };
  let at = 0;
  for (const request of plainRequests(operations, PRESET)) {
    await ask(request, at);
    at += 1;
  }
  const requests = fc.sample(anyRequest(operations, names), { numRuns: count, seed });
  const lane = async () => {
    for (let next = requests.pop(); next; next = requests.pop()) {
      at += 1;
      await ask(next, at);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  faults.push(...(await unasked(desk, pressed)));
  return { faults, statuses };
}

/** A head that cannot be read is refused with a body: that it was one of a HEAD is not known. */
const unread = ({ method }: GeneratedRequest, error: string): string[] =>
  method === 'HEAD' && error.includes('Data after') ? [] : [error];

/** Runs and requests that no answer to a press accounts for. */
async function unasked({ near, far }: HttpDesk, pressed: ReadonlySet<string>): Promise<string[]> {
  await until('nothing is under way', () => near.runner.underWay.length === 0);
  const runs = near.journal.runsSince(new Date(0));
  const strange = runs.filter(({ id, via = '' }) => !pressed.has(id) || !mayControl(via));
  const calls = [...pressed].flatMap((id) => near.journal.findRun(id)).flatMap((run) => run.calls);
  const attempts = calls.reduce((sum, call) => sum + call.attempts, 0);
  const sent = far.requests.filter((request) =>
    RECORDING_ACTIONS.includes(request.param('Action') ?? ''),
  );
  return [
    ...strange.map(({ id, via }) => `nothing told of the run ${id} by ${via}`),
    ...(sent.length === attempts ? [] : [`${attempts} were told, ${sent.length} were sent`]),
    ...far.violations.map(({ rule, detail }) => `the far server: ${rule}: ${detail}`),
  ];
}

const mayControl = (name: string): boolean => name === 'Stream Deck' || name.startsWith('control');

const runsIn = (text: string): string[] =>
  (JSON.parse(text) as { runs: { run: { id: string } }[] }).runs.map(({ run }) => run.id);

const asText = (
  { method, target, token, headers, body }: GeneratedRequest,
  told: GivenAnswer | string,
): string =>
  `${JSON.stringify({ method, target, token, headers, body })} → ${JSON.stringify(told)}`;
