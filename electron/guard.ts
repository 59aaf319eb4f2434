import { writeSync } from 'node:fs';
import util from 'node:util';
import { app } from 'electron';
import { EXIT } from './control/command-line/exit-code.ts';
import { FOREIGN_VARIABLE, SILENT } from './control/command-line/foreign-environment.ts';
import { foreignSwitches } from './control/command-line/foreign-switches.ts';
import { leaveBuses } from './control/command-line/headless-bus.ts';
import { parseCommandLine, usageText } from './control/command-line/parse.ts';
import { programArguments } from './control/command-line/program-arguments.ts';
import { startToolkitWithoutGraphics } from './control/command-line/toolkit-graphics.ts';
import { lacksDisplay, runWithoutDisplay } from './control/command-line/without-display.ts';
import { cachedRequire } from './storage/code-cache.ts';

/**
 * The entry of the program: it looks at what came from outside before main is loaded, and before
 * Chromium's message loop starts. What Chromium does even earlier is listed in
 * docs/decisions/0018-the-package-and-its-guard.md.
 */

const args = programArguments(process.argv, app.isPackaged);
const options = { development: !app.isPackaged, root: process.geteuid?.() === 0 };
const foreign = foreignSwitches(args, { ...options, platform: process.platform });
if (foreign.length > 0) {
  const parsed = parseCommandLine(args, options);
  // SECURITY: written and left at once. A turn of the event loop later a debugger's port would be open.
  try {
    writeSync(process.stderr.fd, usageText(parsed.kind === 'usage' ? parsed.problems : foreign));
  } catch {
    // Standard error has no reader.
  }
  process.exit(EXIT.badUsage);
}

// SECURITY: see the list for what each of them would do. It is also what threads and children inherit.
for (const name of Object.keys(process.env)) {
  if (FOREIGN_VARIABLE.test(name)) delete process.env[name];
}

// SECURITY: with NODE_DEBUG=undici each request's address, and the signature in it, goes to standard
// error. Node has read the variable by now, so the function that undici asks is what must be silent.
util.debuglog = SILENT;

// Chromium's own complaints of buses that it cannot reach are no news to a script.
if (leaveBuses(process.env, args)) app.commandLine.appendSwitch('log-level', '3');

// Chromium looks for a display once this file is through, and ends the process where there is none.
if (lacksDisplay(process.env, args)) process.exit(runWithoutDisplay(process.argv, process.env));

void startToolkitWithoutGraphics(process.platform, process.env, app.whenReady());

cachedRequire(__filename)('./main.cjs');
