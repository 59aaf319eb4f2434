import type { Problem } from '#contract/model/app-state.ts';
import { translatorFor } from '../../app/language.ts';
import { type PublishedFacts, publishedState } from '../published/collections.ts';
import { EXIT, type ExitCode, mostSevere } from './exit-code.ts';
import { listLines } from './list-lines.ts';
import type { CommandEvent, CommandRequest } from './request.ts';
import { statusLines } from './status-lines.ts';

export interface ViewServices {
  /** What is known now: by the running app, or from the files where none runs. */
  facts(): PublishedFacts;
  now(): Date;
}

/** Problems after which a list is not whole. */
const UNLISTED: readonly Problem['code'][] = [
  'presets-unreadable',
  'presets-partly-unreadable',
  'presets-unusable',
  'schedules-unreadable',
  'schedules-partly-unreadable',
  'schedules-unusable',
  'accounts-unreadable',
  'accounts-partly-unreadable',
  'accounts-unusable',
];

/**
 * Shows what a command line asks to see, in the order given; tables are in the language of the window. The exit code
 * tells whether what is shown is all: not where a file could not be read.
 */
export function performViews(
  { views = [] }: Pick<CommandRequest, 'views'>,
  services: ViewServices,
  emit: (event: CommandEvent) => void,
): ExitCode {
  const facts = services.facts();
  const state = publishedState(facts);
  const t = translatorFor(facts.language);
  const codes = views.map(({ kind }): ExitCode => {
    const lines =
      kind === 'list' ? listLines(state, t) : statusLines(state, facts.alarms, services.now(), t);
    for (const line of lines) emit({ kind: 'line', ...line });
    const isWhole =
      kind === 'status'
        ? state.app.knowsWhatRuns
        : !state.problems.some(({ code }) => UNLISTED.includes(code));
    return isWhole ? EXIT.accepted : EXIT.notAllAccepted;
  });
  return mostSevere(codes);
}
