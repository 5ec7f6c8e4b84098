import { z } from 'zod';

/** The load that decides how many copies there are, where it is not the processor's. */

/** A name that needs no quoting in any of the formats it goes into. */
const plain = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dots, dashes and underscores');
const perCopy = z.int().min(1).max(1_000_000);

export const loadSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('prometheus'),
    /** PromQL for one number; each copy takes `perCopy` of it. */
    query: z
      .string()
      .min(1)
      .max(1_000)
      .regex(/^[^\p{Cc}]+$/u, 'one line'),
    perCopy: z.number().positive().max(1_000_000),
  }),
  z.strictObject({
    by: z.literal('sqs'),
    queueUrl: z
      .url({ protocol: /^https$/ })
      .max(200)
      .regex(
        /^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com\/\d{12}\/[A-Za-z0-9_-]{1,80}(?:\.fifo)?$/,
        'the address of a queue such as https://sqs.eu-west-1.amazonaws.com/111122223333/checkout',
      ),
    perCopy,
  }),
  z.strictObject({ by: z.literal('rabbitmq'), queue: plain, perCopy }),
  z.strictObject({
    by: z.literal('kafka'),
    bootstrapServers: z
      .string()
      .max(500)
      .regex(/^[a-z0-9.-]+:\d{2,5}(?:,[a-z0-9.-]+:\d{2,5})*$/, 'host:port, with commas between several'),
    topic: plain,
    consumerGroup: plain,
    perCopy,
  }),
]);
export type Load = z.infer<typeof loadSchema>;
