import type { MeterSection } from '../../consult/blueprint.ts';
import { bar, percentWords } from '../plain/numbers.ts';
import type { Pen } from './wrap.ts';
import { runs, say, wrap, wrapText } from './wrap.ts';

export const drawMeter = ({ meters, note }: MeterSection, pen: Pen): string[] => {
  const widest = Math.max(0, ...meters.map(({ percent }) => percentWords(percent).length));
  return [
    ...meters.flatMap((meter) =>
      wrap(
        [...runs(meter.label), ...(meter.note === undefined ? [] : [say(' – '), ...runs(meter.note)])],
        pen,
        `${bar(meter.percent)} ${percentWords(meter.percent).padStart(widest)}  `,
      ),
    ),
    ...(note === undefined ? [] : ['', ...wrapText(note, pen)]),
  ];
};
