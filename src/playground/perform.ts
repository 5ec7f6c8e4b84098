import { type Act } from './act.ts';
import { channelOf, messageOf, ownMessageOf, personOf, refuse, viewOf } from './find.ts';
import { enteredValues } from './slack/senders/entered-values.ts';
import { type Delivery } from './slack/senders/outgoing.ts';
import { emptyInputs } from './slack/senders/submit-view.ts';
import { type User } from './slack/state/workspace.ts';
import { type Stage } from './stage.ts';
import { type Done } from './wire.ts';

const outcome = (delivery: Delivery | undefined, otherwise: string): Done =>
  delivery?.acknowledged === false ? { ok: false, reason: otherwise } : { ok: true };

const trouble = 'We had some trouble connecting. Try again?';

const command = async (act: Extract<Act, { do: 'command' }>, person: User, stage: Stage): Promise<Done> => {
  const { slack, manifest, questions } = stage;
  const [name = '', text = ''] = act.text.split(/\s+(.*)/su);
  if (!manifest.features.slash_commands.some((one) => one.command === name))
    return refuse(`${name} is not a valid command. Messages that begin with “/” are taken for commands.`);
  const channel = channelOf(act.in, person, stage);
  questions.note(act, channel, person);
  const run = await slack.people.command({ user: person, channel, command: name, text });
  return outcome(run, `${name} failed with the error “dispatch_failed”`);
};

const say = async (act: Extract<Act, { do: 'say' }>, person: User, stage: Stage): Promise<Done> => {
  const { slack, manifest, questions } = stage;
  const { world, people } = slack;
  const typed = /^\/\S+/u.exec(act.text)?.[0];
  if (act.thread !== undefined && manifest.features.slash_commands.some((one) => one.command === typed))
    return refuse(`${typed ?? ''} is not supported in threads. Sorry!`);
  const files = (act.files ?? []).map((id) => world.files.find(id) ?? refuse('This file is gone.'));
  if (act.text.trim() === '' && files.length === 0) return refuse('There is nothing to send.');
  const channel = channelOf(act.in, person, stage);
  questions.note(act, channel, person);
  const thread = act.thread === undefined ? {} : { threadTs: act.thread };
  const { message } = await people.post({ user: person, channel, text: act.text, files, ...thread });
  return { ok: true, ts: message.ts };
};

const use = async (act: Extract<Act, { do: 'use' }>, person: User, stage: Stage): Promise<Done> => {
  const target = 'view' in act.target ? viewOf(act.target.view, person, stage) : messageOf(act.target, person, stage);
  if ('channel' in target) stage.questions.end(target.channel);
  const how = { user: person, blockId: act.block, entries: act.entries ?? {} };
  const delivery = await stage.slack.people.choose(target, act.action, act.value ?? null, how);
  return outcome(delivery, trouble);
};

const submit = async (act: Extract<Act, { do: 'submit' }>, person: User, stage: Stage): Promise<Done> => {
  const view = viewOf(act.view, person, stage);
  view.state = enteredValues(view.blocks, act.entries, view.state);
  const empty = emptyInputs(view);
  if (empty.length > 0) {
    const errors = Object.fromEntries(empty.map((block) => [block, 'Please complete this required field.']));
    return { ok: false, reason: 'Something is missing.', errors };
  }
  const submission = await stage.slack.people.submitView(view);
  if (Object.keys(submission.errors).length > 0)
    return { ok: false, reason: 'The form was not accepted.', errors: submission.errors };
  return outcome(submission, trouble);
};

const invite = ({ in: id }: { in: string }, person: User, stage: Stage): Done => {
  const channel = channelOf(id, person, stage);
  channel.members.add(channel.team.botUserId);
  return { ok: true };
};

const done = async (act: Act, stage: Stage): Promise<Done> => {
  const { people } = stage.slack;
  const person = personOf(act.as, stage);
  switch (act.do) {
    case 'say':
      return say(act, person, stage);
    case 'command':
      return command(act, person, stage);
    case 'edit':
      await people.edit(ownMessageOf(act, person, stage), act.text);
      return { ok: true };
    case 'delete':
      await people.remove(ownMessageOf(act, person, stage));
      return { ok: true };
    case 'react':
      await people.react(messageOf(act, person, stage), act.name, person);
      return { ok: true };
    case 'pin':
      await people.pin(messageOf(act, person, stage), person);
      return { ok: true };
    case 'use':
      return use(act, person, stage);
    case 'submit':
      return submit(act, person, stage);
    case 'close':
      await people.closeView(viewOf(act.view, person, stage));
      return { ok: true };
    case 'openHome':
      return outcome(await people.openHome(person, { tab: act.tab }), trouble);
    case 'messageShortcut':
      return outcome(await people.shortcut(messageOf(act, person, stage), act.callbackId, { user: person }), trouble);
    case 'globalShortcut':
      return outcome(await people.globalShortcut(act.callbackId, { user: person }), trouble);
    case 'invite':
      return invite(act, person, stage);
    case 'skip': {
      const { clock } = stage.slack.world;
      clock.advance(Math.max(0, act.to - clock.now()));
      return { ok: true };
    }
  }
};

/** Does what a person does in Slack, and says what comes of it at once; what the bot does then is seen. */
export const perform = async (act: Act, stage: Stage): Promise<Done> => {
  try {
    return await done(act, stage);
  } catch (error) {
    // What the fake refuses to people is told to them; it knows what Slack would not offer.
    if (error instanceof Error) return { ok: false, reason: error.message };
    throw error;
  }
};
