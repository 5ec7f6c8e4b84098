import type { MeterSection, Text } from '../../consult/blueprint.ts';
import { bar, percentWords } from '../plain/numbers.ts';
import type { Part } from './part.ts';
import { textParts } from './part.ts';
import type { Line } from './rich.ts';
import { inline, line, say, textLine } from './rich.ts';

/** The bar first, so that bars stand under each other whatever the names. */
const meterLine = (label: Text, percent: number, note?: Text): Line =>
  line(
    say(`${bar(percent)} ${percentWords(percent)} `),
    ...inline(label),
    ...(note === undefined ? [] : [say(' – '), ...inline(note)]),
  );

export const drawMeter = ({ meters, note }: MeterSection): readonly Part[] =>
  textParts([
    ...meters.map((meter) => meterLine(meter.label, meter.percent, meter.note)),
    ...(note === undefined ? [] : [textLine(note)]),
  ]);
