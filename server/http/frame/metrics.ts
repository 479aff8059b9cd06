/** Counts and durations in Prometheus' text form (version 0.0.4). Small enough to need no library. */

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  count: number;
  sum: number;
  buckets: number[];
  byStatus: Map<number, number>;
}

export interface Gauge {
  name: string;
  help: string;
  values: { labels?: Record<string, string>; value: number }[];
}

export interface Metrics {
  observe(route: string, status: number, seconds: number): void;
  print(gauges: Gauge[]): string;
}

export function makeMetrics(): Metrics {
  const routes = new Map<string, Series>();
  return {
    observe(route, status, seconds) {
      let series = routes.get(route);
      if (!series)
        routes.set(
          route,
          (series = { count: 0, sum: 0, buckets: buckets.map(() => 0), byStatus: new Map() }),
        );
      series.count += 1;
      series.sum += seconds;
      series.byStatus.set(status, (series.byStatus.get(status) ?? 0) + 1);
      for (let index = buckets.length - 1; index >= 0 && seconds <= (buckets[index] as number); index -= 1)
        series.buckets[index] = (series.buckets[index] as number) + 1;
    },
    print: (gauges) =>
      [...requests(routes), ...durations(routes), ...gauges.flatMap(printGauge), ''].join('\n'),
  };
}

function requests(routes: Map<string, Series>): string[] {
  return [
    '# HELP http_requests_total Requests answered, by route and status.',
    '# TYPE http_requests_total counter',
    ...[...routes].flatMap(([route, { byStatus }]) =>
      [...byStatus].map(
        ([status, count]) =>
          `http_requests_total${labels({ ...split(route), status: String(status) })} ${count}`,
      ),
    ),
  ];
}

function durations(routes: Map<string, Series>): string[] {
  const name = 'http_request_duration_seconds';
  return [
    `# HELP ${name} Time until the answer, by route.`,
    `# TYPE ${name} histogram`,
    ...[...routes].flatMap(([route, series]) => [
      ...buckets.map(
        (le, index) =>
          `${name}_bucket${labels({ ...split(route), le: String(le) })} ${series.buckets[index]}`,
      ),
      `${name}_bucket${labels({ ...split(route), le: '+Inf' })} ${series.count}`,
      `${name}_sum${labels(split(route))} ${series.sum}`,
      `${name}_count${labels(split(route))} ${series.count}`,
    ]),
  ];
}

function printGauge({ name, help, values }: Gauge): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...values.map((one) => `${name}${labels(one.labels ?? {})} ${one.value}`),
  ];
}

function split(route: string): { method: string; route: string } {
  const [method = '', path = ''] = route.split(' ');
  return { method, route: path };
}

function labels(values: Record<string, string>): string {
  const pairs = Object.entries(values).map(
    ([name, value]) =>
      `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
