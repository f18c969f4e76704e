import assert from 'node:assert/strict';
import { percentile, summarise } from '../../../bench/statistics';

describe('the statistics of a benchmark', () => {
  it('take the nearest rank for a percentile, or a figure is one that nobody measured', () => {
    // The textbook sample of the nearest-rank method.
    const sample = [15, 20, 35, 40, 50];
    assert.deepEqual(
      [5, 30, 40, 50, 100].map((percent) => percentile(sample, percent)),
      [15, 20, 20, 35, 50],
    );
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.deepEqual(
      [50, 95, 99, 100].map((percent) => percentile(hundred, percent)),
      [50, 95, 99, 100],
    );
    assert.equal(percentile([7], 99), 7);
  });

  it('sort the times as numbers and count them against the time that passed, or throughput is made up', () => {
    const summary = summarise([10, 9, 100.0004, 2], 500);
    assert.deepEqual(summary, { requests: 4, perSecond: 8, p50Ms: 9, p95Ms: 100, p99Ms: 100, maxMs: 100 });
  });

  it('are zero when nothing was measured, or a table shows NaN', () => {
    assert.deepEqual(summarise([], 0), { requests: 0, perSecond: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 });
  });
});
