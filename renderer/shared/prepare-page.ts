import './zod-without-eval.ts';
import { refuseDroppedFiles } from './no-file-drop.ts';
import { refuseHeldKeys } from './no-held-keys.ts';
import { createTrustedTypesPolicy } from './trusted-types.ts';

/** What every page of ours does before it draws anything. */
createTrustedTypesPolicy();
refuseDroppedFiles();
refuseHeldKeys();
