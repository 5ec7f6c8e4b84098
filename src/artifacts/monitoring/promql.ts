import type { Recipe } from '../recipe.ts';

/** The queries of one service. `recipe.system` is a resource name, so it needs no escaping inside quotes. */

export const selector = ({ system }: Recipe, more: Readonly<Record<string, string>> = {}): string =>
  `{${[`app="${system}"`, ...Object.entries(more).map(([label, match]) => `${label}${match}`)].join(',')}}`;

const rate = (metric: string, matcher: string, range: string): string => `sum(rate(${metric}${matcher}[${range}]))`;

export const requestRate = (recipe: Recipe, range: string): string =>
  rate('http_requests_total', selector(recipe), range);

/** Without an error there is no series of errors: that is 0, not nothing. Without a request there is no ratio. */
export const errorRatio = (recipe: Recipe, range: string): string =>
  [
    `(${rate('http_requests_total', selector(recipe, { code: '=~"5.."' }), range)} or vector(0))`,
    `/ (${requestRate(recipe, range)} > 0)`,
  ].join('\n');

export const latency = (
  recipe: Recipe,
  quantile: number,
  range: string,
  more: Readonly<Record<string, string>> = {},
): string =>
  `histogram_quantile(${quantile}, sum by (le) (rate(http_request_duration_seconds_bucket${selector(recipe, more)}[${range}])))`;

export const errorRatioName = (range: string): string => `app:http_errors:ratio_rate${range}`;
export const requestRateName = 'app:http_requests:rate5m';
export const latencyName = 'app:http_request_duration_seconds:p99_5m';
