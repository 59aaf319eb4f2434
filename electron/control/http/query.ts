import { z } from 'zod';
import { HttpProblem } from './problem.ts';

const NONE = z.strictObject({});

/**
 * The query of a URL by the schema of its route.
 *
 * @throws HttpProblem 400 with the parameter that is wrong.
 */
export function queryOf(schema: z.ZodType = NONE, search: string): unknown {
  const given = new URLSearchParams(search);
  const names = [...given.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrong('A parameter stands twice.');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw wrong(path === '' ? 'A parameter is unknown.' : `Parameter ${path}: ${issue?.message}.`);
}

const wrong = (what: string) =>
  new HttpProblem(400, 'bad-query', `${what} /v1/openapi.json lists the parameters of each path.`);
