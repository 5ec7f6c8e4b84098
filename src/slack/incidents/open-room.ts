import type { Blueprint } from '../../consult/blueprint.ts';
import { isDeclaration } from '../../consult/incidents/declaration.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { withButton } from '../../render/slack/with-button.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { incidentButtons } from '../surface.ts';

export interface OpenRoomParts {
  readonly words: IncidentWords;
  /** What is declared by words to us where incidents are at home. */
  readonly declared: (text: string) => string | undefined;
  readonly store: Pick<Store, 'incidents'>;
  readonly apiFor: (request: Request) => SlackApi;
  readonly intake: Intake;
  /** Names of channels that are there for incidents; a star stands for anything. */
  readonly rooms: readonly string[];
}

const patternOf = (name: string): RegExp =>
  new RegExp(
    `^${name
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
    'u',
  );

const typed: ReadonlySet<Request['kind']> = new Set(['command', 'mention', 'button']);

export interface OpenRoom {
  /** What a request means where it was made: a room for incidents needs no word for what is the matter. */
  heard(request: Request): Promise<Request>;
  /** What goes with the answer to somebody who says that something is broken. */
  offer(answer: SlackMessage, blueprint: Blueprint, request: Request): SlackMessage;
  /** Whoever declares an incident, or speaks of one where incidents are at home, has it opened with the answer. */
  opened(request: Request, blueprint: Blueprint): Promise<void>;
}

export function createOpenRoom({ words, declared, store, apiFor, intake, rooms }: OpenRoomParts): OpenRoom {
  const patterns = rooms.map(patternOf);
  const isOfOurs = ({ inquiry }: Blueprint, { channel }: Request): boolean =>
    inquiry.intent === 'incident' && !inquiry.private && !channel.startsWith('D');

  const isRoom = async (request: Request): Promise<boolean> => {
    const name = await apiFor(request).channelName(request.channel);
    return name !== undefined && patterns.some((pattern) => pattern.test(name));
  };

  return {
    heard: async (request) => {
      if (request.kind !== 'mention' || !request.opens) return request;
      const text = declared(request.text);
      return text !== undefined && (await isRoom(request)) ? { ...request, text } : request;
    },
    offer: (answer, blueprint, request) => {
      if (!isOfOurs(blueprint, request) || isDeclaration(request.text)) return answer;
      const button = {
        type: 'button' as const,
        action_id: incidentButtons.open,
        text: { type: 'plain_text' as const, text: words.label('button-open'), emoji: false },
        value: cut(request.text.trim() || 'incident', limits.button.value),
        style: 'danger' as const,
      };
      return withButton(answer, button);
    },
    opened: async (request, blueprint) => {
      const { id, kind, tenant, team, user, channel, text } = request;
      if (!typed.has(kind) || !isOfOurs(blueprint, request)) return;
      const declares = isDeclaration(text);
      if (!declares && !(await isRoom(request))) return;
      // Whoever declares one more is told of that one.
      if (!declares && (await store.incidents.openIn({ tenant, channel })) !== undefined) return;
      const asked = { kind: 'incident' as const, tenant, user, channel, opens: false, text };
      await intake.accept({ ...asked, ...(team !== undefined && { team }), incident: { ask: 'declare' } }, [
        `incident:${id}`,
      ]);
    },
  };
}
