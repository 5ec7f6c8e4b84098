import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { describeError } from '../delivery/describe-error.ts';
import { SlackRefusal } from '../delivery/trouble.ts';
import type { Request } from '../request.ts';

export interface WarnAuthorParts {
  readonly consultant: Pick<Consultant, 'credentialsShown'>;
  readonly log: Log;
}

/** Whoever showed a credential learns it where nobody else reads along, and how it is rotated. */
export const createWarnAuthor =
  ({ consultant, log }: WarnAuthorParts) =>
  async ({ id: requestId, user, author = user, shown = [] }: Request, deliver: Deliver): Promise<void> => {
    if (shown.length === 0) return;
    try {
      const whose = author === '' ? 'other' : 'own';
      await deliver.privately(toHint(consultant.credentialsShown(shown, whose)), author || user);
    } catch (error) {
      // A person whom nobody can write to gets the answer all the same.
      if (!(error instanceof SlackRefusal)) throw error;
      log.warn({ requestId, ...describeError(error) }, 'a warning was not delivered');
    }
  };
