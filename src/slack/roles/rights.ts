import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import { SlackUnavailable } from '../delivery/trouble.ts';
import type { Workspace } from '../installs/installation.ts';
import type { Admins } from './admins.ts';
import { groupsToRead, judge, type Capability, type Members, type Verdict } from './judge.ts';

export interface Actor extends Workspace {
  readonly person: string;
}

/** Whether a person may do something. */
export interface Rights {
  readonly admins: Admins;
  /** Throws SlackUnavailable when Slack is away and has to be asked: the question waits, as everything does. */
  check(who: Actor, capability: Capability): Promise<Verdict>;
  /** For where an acknowledgement waits for it: what cannot be found out soon is a no. */
  checkAtOnce(who: Actor, capability: Capability): Promise<Verdict>;
}

export interface RightsParts {
  readonly admins: Admins;
  readonly membersOf: (workspace: Workspace, group: string) => Promise<readonly string[]>;
  readonly now: () => number;
  readonly log: Log;
}

interface Known {
  readonly until: number;
  readonly members: Promise<readonly string[] | undefined>;
}

/** Whoever leaves a group may act as one of it for so long. */
const goodForMs = 5 * 60_000;
/** Whoever mends it need not wait for long. */
const refusedForMs = 15_000;
/** Of the three seconds that Slack gives us. */
const atOnceMs = 1_500;

const asUnavailable = (error: unknown): SlackUnavailable | undefined =>
  error instanceof SlackUnavailable ? error : undefined;

export function createRights({ admins, membersOf, now, log }: RightsParts): Rights {
  const known = new Map<string, Known>();

  const ask = async (workspace: Workspace, group: string, key: string): Promise<readonly string[] | undefined> => {
    try {
      return await membersOf(workspace, group);
    } catch (error) {
      if (asUnavailable(error) !== undefined) {
        known.delete(key);
        throw error;
      }
      log.warn(
        { tenant: workspace.tenant, group, ...describeError(error) },
        'the members of a user group cannot be read',
      );
      known.set(key, { until: now() + refusedForMs, members: Promise.resolve(undefined) });
      return undefined;
    }
  };

  const membersIn = (workspace: Workspace, group: string): Known['members'] => {
    const key = JSON.stringify([workspace.tenant, workspace.team, group]);
    const found = known.get(key);
    if (found !== undefined && now() < found.until) return found.members;
    const members = ask(workspace, group, key);
    // Several who ask at once wait for one answer.
    known.set(key, { until: now() + goodForMs, members });
    return members;
  };

  const check: Rights['check'] = async ({ tenant, team, person }, capability) => {
    const groups = groupsToRead(capability, person, admins);
    const members: Members = new Map(
      await Promise.all(groups.map(async (group) => [group, await membersIn({ tenant, team }, group)] as const)),
    );
    return judge(capability, person, admins, members);
  };

  return {
    admins,
    check,
    checkAtOnce: async (who, capability) => {
      const late = (): Verdict => judge(capability, who.person, admins, new Map());
      const checked = check(who, capability).catch((error: unknown) => {
        if (asUnavailable(error) === undefined) throw error;
        return late();
      });
      return Promise.race([checked, sleep(atOnceMs, undefined, { ref: false }).then(late)]);
    },
  };
}
