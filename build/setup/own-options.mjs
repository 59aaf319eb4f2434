// @ts-check

export const LEAVE_PACKAGES = '--no-system-packages';

const asked = { leavesPackages: false };

/**
 * Takes what set-up itself is asked for out of the arguments, before the app or the tests read theirs.
 * npm keeps an option for itself where no `--` stands before it, and passes it on as a variable.
 * @param {string[]} argv changed in place
 * @param {NodeJS.ProcessEnv} env
 */
export function takeOwnOptions(argv = process.argv, env = process.env) {
  const kept = argv.filter((argument) => argument !== LEAVE_PACKAGES);
  const ofNpm = env.npm_config_system_packages;
  asked.leavesPackages = kept.length < argv.length || ofNpm === '' || ofNpm === 'false';
  argv.splice(0, argv.length, ...kept);
}

/** Whether system packages are to be left as they are, whatever is missing. */
export const leavesSystemPackages = () => asked.leavesPackages;
