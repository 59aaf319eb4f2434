import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/** From `very weak` (0) to `strong` (4): how many guesses a passphrase would withstand. */
export type Score = 0 | 1 | 2 | 3 | 4;

/** Words that stand on the screen beside the field: an attacker would try them first. */
const NEAR_BY = ['cdn', 'recorder', 'cdnrecorder', 'zego', 'passphrase', 'broadcast', 'recording'];

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
});

/** SECURITY: nothing of the text is kept; what comes out is one of five numbers. */
export const scoreOf = (passphrase: string): Score => estimator.check(passphrase, NEAR_BY).score;
