import { type HttpControl, httpControlSchema, MAX_HOSTS } from '#contract/model/control.ts';
import { type ListenForm, listenFormOf, listenOf, listenProblems } from '../form/listen-form.ts';
import { readLines } from './lines.ts';

/** The HTTP API without its tokens: they are made and revoked one by one. */
export type HttpChoices = Omit<HttpControl, 'tokens'>;

/** The fields as they are typed; lists with one entry a line. */
export interface HttpForm extends ListenForm {
  readonly hosts: string;
  readonly origins: string;
}

/** What is wrong with the fields; of a list the line. */
export interface HttpProblems {
  readonly listen: ReturnType<typeof listenProblems>;
  readonly hosts: string | null;
  readonly origins: string | null;
}

const { hosts, origins } = httpControlSchema.shape;
const readHosts = (text: string) => readLines(text, hosts.element, MAX_HOSTS);
const readOrigins = (text: string) => readLines(text, origins.element, MAX_HOSTS);

export const httpFormOf = (http: HttpChoices): HttpForm => ({
  ...listenFormOf(http),
  hosts: http.hosts.join('\n'),
  origins: http.origins.join('\n'),
});

export const httpProblems = (form: HttpForm): HttpProblems => ({
  listen: listenProblems(form),
  hosts: readHosts(form.hosts).wrong,
  origins: readOrigins(form.origins).wrong,
});

/** What a form without problems stands for; null where there are some. */
export function httpOf(form: HttpForm): HttpChoices | null {
  const at = listenOf(form);
  const names = readHosts(form.hosts);
  const pages = readOrigins(form.origins);
  if (!at || names.wrong !== null || pages.wrong !== null) return null;
  return { ...at, hosts: names.values, origins: pages.values };
}
