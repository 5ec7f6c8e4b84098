/** A Grafana dashboard as far as we need it. The data source is a variable: each Grafana names its own. */

export type Unit = 'percentunit' | 'reqps' | 's' | 'short' | 'bytes';

export interface Panel {
  readonly title: string;
  readonly kind: 'stat' | 'timeseries';
  readonly unit: Unit;
  readonly queries: readonly { readonly expr: string; readonly legend: string }[];
  /** Above it is red. */
  readonly limit?: number;
  /** For values where less is worse. */
  readonly lowIsBad?: boolean;
}

const datasource = { type: 'prometheus', uid: '${datasource}' };

const thresholds = ({ limit, lowIsBad = false }: Panel): object => ({
  mode: 'absolute',
  steps: [
    { color: lowIsBad ? 'red' : 'green', value: null },
    ...(limit === undefined ? [] : [{ color: lowIsBad ? 'green' : 'red', value: limit }]),
  ],
});

const panelJson = (panel: Panel, index: number, perRow: number): object => {
  const width = 24 / perRow;
  return {
    id: index + 1,
    type: panel.kind,
    title: panel.title,
    datasource,
    gridPos: { h: 8, w: width, x: (index % perRow) * width, y: Math.floor(index / perRow) * 8 },
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        ...(panel.limit !== undefined && { thresholds: thresholds(panel) }),
        ...(panel.kind === 'timeseries' &&
          panel.limit !== undefined && { custom: { thresholdsStyle: { mode: 'line' } } }),
      },
      overrides: [],
    },
    targets: panel.queries.map(({ expr, legend }, number) => ({
      refId: String.fromCodePoint(65 + number),
      datasource,
      expr,
      legendFormat: legend,
    })),
  };
};

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly from: string;
  readonly perRow: 2 | 3 | 4;
  readonly panels: readonly Panel[];
}

export const toGrafana = ({ uid, title, from, perRow, panels }: Dashboard): string =>
  `${JSON.stringify(
    {
      uid,
      title,
      tags: ['generated'],
      schemaVersion: 39,
      editable: true,
      time: { from, to: 'now' },
      refresh: '1m',
      templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }] },
      panels: panels.map((panel, index) => panelJson(panel, index, perRow)),
    },
    null,
    2,
  )}\n`;
