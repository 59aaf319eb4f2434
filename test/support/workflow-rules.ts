import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly environment?: unknown;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Triggers that give code of a stranger's branch the secrets of this repository. */
const FOREIGN = ['pull_request_target', 'workflow_run'];

/**
 * What a workflow must not do, one sentence each.
 * Source: the audits of zizmor, which cannot be had from npm or Debian: unpinned-uses, excessive-permissions,
 * artipacked, template-injection, dangerous-triggers, cache-poisoning, secrets-outside-env, concurrency-limits.
 */
export function workflowFaults(text: string): string[] {
  const workflow = parse(text) as Workflow;
  const triggers =
    typeof workflow.on === 'string' ? [workflow.on] : Object.keys(Object(workflow.on));
  const found: [isFault: boolean, fault: string][] = [
    [JSON.stringify(workflow.permissions) !== '{}', 'the workflow gives permissions to every job'],
    [triggers.some((name) => FOREIGN.includes(name)), 'runs foreign code with secrets'],
    [workflow.concurrency === undefined, 'says nothing of a second run at the same time'],
  ];
  return [
    ...found.filter(([isFault]) => isFault).map(([, fault]) => fault),
    ...pinFaults(text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) =>
      jobFaults(job).map((fault) => `${name}: ${fault}`),
    ),
  ];
}

/** By the text: the version stands in a comment. */
const pinFaults = (text: string): string[] =>
  [...text.matchAll(/uses: *(\S+)(.*)$/gm)].flatMap(([, action = '', rest = '']) => {
    if (!/@[0-9a-f]{40}$/.test(action)) return [`${action} is not pinned to a commit`];
    return /^ # v\d+\.\d+\.\d+$/.test(rest) ? [] : [`${action} says no version`];
  });

function jobFaults(job: Job): string[] {
  const steps = job.steps ?? [];
  const isAction = (step: Step, name: string) => step.uses?.startsWith(`actions/${name}@`) ?? false;
  const found: [isFault: boolean, fault: string][] = [
    [typeof job.permissions !== 'object', 'has no permissions of its own'],
    [job['timeout-minutes'] === undefined, 'has no time limit'],
    [
      JSON.stringify(job).includes('${{ secrets.') && job.environment === undefined,
      'has a secret and no environment',
    ],
    ...steps.map((step): [boolean, string] => [
      step.run?.includes('${{') ?? false,
      `"${step.name ?? step.run}" has an expression in its script`,
    ]),
    ...steps.map((step): [boolean, string] => [
      isAction(step, 'checkout') && step.with?.['persist-credentials'] !== false,
      'keeps its token in the clone',
    ]),
    ...steps.map((step): [boolean, string] => [
      isAction(step, 'setup-node') && step.with?.['package-manager-cache'] !== false,
      'takes a cache that another run wrote',
    ]),
  ];
  return found.filter(([isFault]) => isFault).map(([, fault]) => fault);
}
