import { validateView } from '../block-kit/validate-view.ts';
import { isObject, objectsIn, stringOf, type JsonObject } from '../json-object.ts';
import { SlackError } from '../api/slack-error.ts';
import { throwProblems } from '../api/throw-problems.ts';
import { viewPayload, type StoredView } from '../state/view-store.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { enteredValue, stateOf, type Entry } from './entered-value.ts';
import { findElement } from './find-element.ts';
import { type Delivery, type SendOptions } from './outgoing.ts';
import { interactionFacts } from './payload-parts.ts';

export interface Submission extends Delivery {
  /** What the person is told at each input, by block id; the modal stays open. */
  readonly errors: Record<string, string>;
  /** The modal on top afterwards. */
  readonly view: StoredView | undefined;
}

const enter = (view: StoredView, values: Record<string, Entry>): void => {
  const entered = { ...view.state };
  for (const [actionId, entry] of Object.entries(values)) {
    const { block, element } = findElement(view.blocks, actionId);
    const blockId = stringOf(block['block_id']);
    entered[blockId] = { ...entered[blockId], [actionId]: enteredValue(element, entry) };
  }
  view.state = stateOf(view.blocks, entered);
};

const isFilled = (given: JsonObject): boolean =>
  Object.entries(given).some(
    ([key, value]) => key !== 'type' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );

/** The block ids of mandatory inputs in which nothing stands: Slack itself holds such a form back. */
export const emptyInputs = ({ blocks, state }: StoredView): string[] =>
  objectsIn(blocks)
    .filter((block) => block['type'] === 'input' && block['optional'] !== true)
    .filter((input) => {
      const element = isObject(input['element']) ? input['element'] : {};
      return !isFilled(state[stringOf(input['block_id'])]?.[stringOf(element['action_id'])] ?? {});
    })
    .map((input) => stringOf(input['block_id']));

const obey = (view: StoredView, answer: JsonObject, world: World): Record<string, string> => {
  const checked = (): JsonObject => {
    const { view: next } = answer;
    throwProblems(validateView(next));
    return isObject(next) ? next : {};
  };
  const inputs = objectsIn(view.blocks)
    .filter((block) => block['type'] === 'input')
    .map((block) => block['block_id']);
  const errors = isObject(answer['errors']) ? answer['errors'] : {};
  switch (answer['response_action']) {
    case 'errors': {
      const wrong = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
      if (wrong.length > 0)
        throw new SlackError('invalid_errors', [`no input block has these ids: ${wrong.join(', ')}`]);
      return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, stringOf(text)]));
    }
    case 'update':
      world.views.update(view, checked());
      return {};
    case 'push':
      world.views.push(view.user, checked());
      return {};
    case 'clear':
      world.views.close(view, true);
      return {};
    default:
      throw new SlackError('invalid_response_action', [String(answer['response_action'])]);
  }
};

/** A person fills in a modal and submits it. What the acknowledgement says happens to the modal. */
export const submitView = async (
  view: StoredView,
  values: Record<string, Entry>,
  options: SendOptions,
  world: World,
  courier: Courier,
): Promise<Submission> => {
  if (world.views.modalOf(view.user.id) !== view) throw new Error('this modal is not on top of the screen');
  enter(view, values);
  const empty = emptyInputs(view);
  if (empty.length > 0) throw new Error(`Slack would not submit: empty inputs in ${empty.join(', ')}`);
  const shown = viewPayload(view, world.app.appId);
  const payload = { type: 'view_submission', ...interactionFacts(view.user, world), view: shown, response_urls: [] };
  const delivery = await courier.deliver({ kind: 'interactive', payload }, options);
  let errors: Record<string, string> = {};
  world.exchanges.blame(delivery.exchange, () => {
    try {
      if (delivery.acknowledged && isObject(delivery.body)) errors = obey(view, delivery.body, world);
      else if (delivery.acknowledged) world.views.close(view);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      world.journal.reject('ack of view_submission', error.code, error.messages);
    }
  });
  return { ...delivery, errors, view: world.views.modalOf(view.user.id) };
};

/** A person closes a modal. The bot hears of it only when the view asks for that. */
export const closeView = async (view: StoredView, world: World, courier: Courier): Promise<Delivery | undefined> => {
  const all = view.content['clear_on_close'] === true;
  world.views.close(view, all);
  if (view.content['notify_on_close'] !== true) return undefined;
  const { trigger_id: _none, ...facts } = interactionFacts(view.user, world);
  const payload = { type: 'view_closed', ...facts, view: viewPayload(view, world.app.appId), is_cleared: all };
  return courier.deliver({ kind: 'interactive', payload });
};
