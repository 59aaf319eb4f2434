import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import type { GeneratedRequest, Json } from './openapi-requests.ts';

export interface GivenAnswer {
  readonly status: number;
  /** Without its parameters; empty where there is none. */
  readonly type: string;
  readonly text: string;
}

/** What a method may be answered that the document does not list for a path, or a path that is none of its own. */
const OF_NO_OPERATION = ['400', '403', '404', '405', '421', '429', '431'];
const PROBLEM = 'application/problem+json';
const EVENTS = 'text/event-stream';

/** Says what is wrong with an answer, by the document alone; empty where nothing is. */
export type Judge = (request: GeneratedRequest, answer: GivenAnswer) => string[];

export function createJudge(document: Json): Judge {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const known = new Map<string, ValidateFunction>();
  const { components } = document;
  /** What is wrong with a text of this schema. */
  const faultsOf = (schema: Json, text: string): string[] => {
    const id = JSON.stringify(schema);
    const validate = known.get(id) ?? ajv.compile({ allOf: [schema], components });
    known.set(id, validate);
    return validate(JSON.parse(text)) ? [] : [ajv.errorsText(validate.errors)];
  };
  const problem = (document.paths as Record<string, Record<string, { responses: Json }>>)[
    '/v1/presets'
  ]?.get?.responses['404'] as { content: Record<string, { schema: Json }> };
  const problemSchema = problem.content[PROBLEM]?.schema ?? {};

  return (request, answer) => {
    const { operation, method } = request;
    const status = String(answer.status);
    const documented = method === operation.method ? operation.responses[status] : undefined;
    if (method === 'OPTIONS' && status === '204') return [];
    if (!documented) {
      if (!OF_NO_OPERATION.includes(status)) return [`${status} is not documented`];
      if (method === 'HEAD') return [];
      return answer.type === PROBLEM
        ? faultsOf(problemSchema, answer.text)
        : [`a problem of the type ${answer.type}`];
    }
    const content = documented.content?.[answer.type];
    if (!content) return [`${status} has the type ${answer.type}`];
    const schema = content.schema as Json | undefined;
    if (!schema) return authorityFaults(request, answer);
    const text = answer.type === EVENTS ? firstEvent(answer.text) : answer.text;
    return [...faultsOf(schema, text), ...authorityFaults(request, answer)];
  };
}

/** Whether it was let in though it must not be, or told that something was sent though it was refused. */
function authorityFaults(request: GeneratedRequest, { status, text }: GivenAnswer): string[] {
  if (status >= 400) {
    return (JSON.parse(text) as { sent: unknown }).sent === false ? [] : ['a fault of the program'];
  }
  return mayDo(request) ? [] : [`was let in with the token ${request.token}`];
}

export const mayDo = ({ operation: { scope }, token, isForeign }: GeneratedRequest): boolean => {
  if (isForeign) return false;
  return scope === null || token === 'control' || (scope === 'read' && token === 'read');
};

const firstEvent = (text: string): string => /^data: (.*)$/m.exec(text)?.[1] ?? '';
