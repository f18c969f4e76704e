import type { EstateFigures, Figures } from './sandbox';

/** The figures for reading. */
export function table({ date, machine, estates, errors }: Figures): string {
  const { node, platform, cpu, cpus, load } = machine;
  const heading = `${date}  Node ${node} on ${platform}, ${cpus} x ${cpu}, load ${load}`;
  return `${[heading, ...estates.map(section), `${errors} errors`].join('\n\n')}\n`;
}

function section({ scale, startMs, memory, measurements }: EstateFigures): string {
  const { afterStart, afterRequests } = memory;
  const rows = measurements.map((of) =>
    row(
      of.request,
      String(of.concurrency),
      String(of.perSecond),
      ...[of.p50Ms, of.p95Ms, of.p99Ms, of.maxMs].map((time) => time.toFixed(2)),
      String(of.errors),
    ),
  );
  const failed = measurements.flatMap(({ request, firstError }) =>
    firstError === undefined ? [] : [`${request}: ${firstError}`],
  );
  return [
    `${scale} resources: started in ${startMs.process} ms (${startMs.sandbox} ms in the sandbox itself); ` +
      `RSS ${afterStart.rssMb} MB, heap ${afterStart.heapMb} MB; ` +
      `after the requests ${afterRequests.rssMb} MB and ${afterRequests.heapMb} MB`,
    row('request', 'at once', '1/s', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'errors'),
    ...rows,
    ...failed,
  ].join('\n');
}

function row(first: string, ...others: readonly string[]): string {
  return `  ${first.padEnd(18)}${others.map((cell) => cell.padStart(9)).join('')}`;
}
