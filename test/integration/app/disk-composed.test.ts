import { expect, test } from 'vitest';
import { composedStation } from '../../support/composed-station.ts';
import { until } from '../../support/desktop/until.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

test.runIf(canMount)('a data folder on a disk that is nearly full is told of', async () => {
  const disk = smallDisk(48 * 1_024);
  try {
    const services = await composedStation(disk.path);
    const told = () =>
      services.state.state.problems.find(({ code }) => code === 'disk-nearly-full');
    await until('it is told', () => told() !== undefined);
    expect(Number(told()?.detail)).toBeGreaterThan(0);
    expect(Number(told()?.detail)).toBeLessThan(51);
    await services.close();
  } finally {
    disk.unmount();
  }
});
