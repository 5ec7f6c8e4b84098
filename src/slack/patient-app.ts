import { App, type ReceiverEvent } from '@slack/bolt';

/**
 * Bolt acknowledges an event before its listeners run. This one acknowledges everything when they have run, and not at
 * all when one of them failed: what Slack has seen acknowledged is on disk, and of the rest it tells us again.
 */
export class PatientApp extends App {
  readonly #underWay = new Set<Promise<void>>();

  override processEvent(event: ReceiverEvent): Promise<void> {
    const work = this.#process(event).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
    return work;
  }

  /** Resolves when all that has come in is acknowledged, or refused. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    /** What a listener says along with it: the errors of a form. */
    let words: unknown;
    const ack = (response?: unknown): Promise<void> => {
      words = response;
      return Promise.resolve();
    };
    await super.processEvent({ ...event, ack });
    await event.ack(words);
  }
}
