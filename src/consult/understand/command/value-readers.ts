import type { Intent } from '../../inquiry.ts';
import { createValueReader, type ValueReading } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `max_connections=100` is a number where it is summed, and everywhere else a value for a command. */
export function createValueReaders({
  values,
  figures,
}: Vocabulary): (text: string, inThread: boolean, intent: Intent | undefined) => ValueReading {
  const all = createValueReader(values);
  const summed = new Map(
    [...figures].map(([intent, list]) => {
      const labels = new Set(list.flatMap(({ id, says }) => [id, ...says.map((say) => say.replaceAll(/[- ]/gu, '_'))]));
      return [intent, createValueReader(values.filter((name) => !labels.has(name)))] as const;
    }),
  );
  return (text, inThread, intent) => ((intent && summed.get(intent)) ?? all)(text, inThread);
}
