import { z } from 'zod';
import { isObject, type JsonObject } from '../json-object.ts';
import { validateView } from '../block-kit/validate-view.ts';
import { viewPayload, type StoredView } from '../state/view-store.ts';
import { method, type Caller, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';
import { throwProblems } from './throw-problems.ts';

const viewOf = (raw: JsonObject, type: 'modal' | 'home'): JsonObject => {
  const { view } = raw;
  throwProblems(validateView(view));
  if (!isObject(view) || view['type'] !== type) {
    throw new SlackError('invalid_arguments', [`[ERROR] must be one of: ${type} [json-pointer:/view/type]`]);
  }
  return view;
};

const answer = (view: StoredView, { world }: Caller): JsonObject => ({ view: viewPayload(view, world.app.appId) });
const trigger = z.looseObject({ trigger_id: z.string() });

export const viewMethods: Record<string, Method> = {
  'views.open': method({
    tier: 4,
    args: trigger,
    run: (args, caller, raw) => {
      const view = viewOf(raw, 'modal');
      return answer(caller.world.views.open(caller.world.triggers.exchange(args.trigger_id), view), caller);
    },
  }),
  'views.push': method({
    tier: 4,
    args: trigger,
    run: (args, caller, raw) => {
      const view = viewOf(raw, 'modal');
      return answer(caller.world.views.push(caller.world.triggers.exchange(args.trigger_id), view), caller);
    },
  }),
  'views.update': method({
    tier: 4,
    args: z.looseObject({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    run: (args, caller, raw) => {
      const known = caller.world.views.find({ viewId: args.view_id, externalId: args.external_id });
      if (known === undefined || known.user.team !== caller.team) throw new SlackError('not_found');
      return answer(caller.world.views.update(known, viewOf(raw, known.type), args.hash), caller);
    },
  }),
  'views.publish': method({
    tier: 4,
    args: z.looseObject({ user_id: z.string(), hash: z.string().optional() }),
    run: (args, caller, raw) => {
      const user = caller.world.workspace.user(args.user_id);
      if (user === undefined || user.team !== caller.team) throw new SlackError('user_not_found');
      return answer(caller.world.views.publish(user, viewOf(raw, 'home'), args.hash), caller);
    },
  }),
};
