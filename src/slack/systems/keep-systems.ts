import type { Consultant, Hint } from '../../consult/consultant.ts';
import { named } from '../../consult/systems/named.ts';
import { recordFor } from '../../consult/systems/record-for.ts';
import { systemId } from '../../consult/systems/record.ts';
import type { SystemOrder } from '../../consult/systems/system-order.ts';
import { words } from '../../consult/words.ts';
import { more } from '../../render/plain/cut.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Screens } from '../checklists/screens.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { withLiveMarks } from '../offers/live-marks.ts';
import { longestText } from '../intake.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Store } from '../store.ts';
import type { SavedSystem } from './systems.ts';
import type { NamedFile } from './catalog-file.ts';
import { importSystems } from './import-systems.ts';
import { teamSystems, type TeamSystems } from './team-systems.ts';
import { written } from '../../consult/systems/written.ts';

export interface KeepSystemsParts {
  readonly consultant: Consultant;
  readonly store: Pick<Store, 'systems' | 'sent'>;
  readonly permit: Permit;
  readonly screens: Pick<Screens, 'recorded'>;
}

/** What is done with systems by a word: all but showing them, and the form, which opens where a button is pressed. */
export type SystemDoing =
  | Exclude<SystemOrder, { readonly kind: 'list' | 'show' }>
  | { readonly kind: 'import-files'; readonly files: readonly NamedFile[] };

const mostFaults = 5;
const mostNames = 30;

const names = (systems: readonly SavedSystem[]): string => systems.map(({ record }) => record.name).join(', ');

/** Does what `/devops system …` says, and says so: to everybody in the channel when it concerns everybody. */
export function createKeepSystems({ consultant, store, permit, screens }: KeepSystemsParts) {
  const { systems, sent } = store;
  const alone = (deliver: Deliver, hint: Hint): Promise<unknown> =>
    deliver.toAsker({ root: toHint(hint), replies: [] });
  const ask = (id: string, label: string, text: string) => ({ id, label: words(label), ask: text });
  const saved = ({ saved: all }: TeamSystems, name: string): SavedSystem | undefined => named(name, all);

  const notFound = async (team: TeamSystems, deliver: Deliver): Promise<string> => {
    const items = names(team.saved);
    await alone(deliver, consultant.note('system-not-found', items === '' ? {} : { items }));
    return 'system, not found';
  };

  const nameMissing = async (team: TeamSystems, verb: string, deliver: Deliver): Promise<string> => {
    const items = names(team.saved);
    const note = consultant.note('system-name-missing', items === '' ? {} : { items });
    const followUps = team.saved.map(({ id, record: { name } }) =>
      ask(`system-${id}`, name, `system ${verb} ${written(name)}`),
    );
    await alone(deliver, { ...note, followUps });
    return 'system, name missing';
  };

  const bind = async (request: Request, asked: readonly string[], deliver: Deliver): Promise<string> => {
    const { tenant, channel, user, at } = request;
    const team = await teamSystems(store, { tenant, channel });
    if (asked.length === 0) return nameMissing(team, 'bind', deliver);
    const meant = asked.flatMap((name) => saved(team, name) ?? []);
    if (meant.length < asked.length) return notFound(team, deliver);
    const fresh = meant.filter(({ id }) => !team.bound.includes(id));
    if (fresh.length === 0) {
      // Tried again after it was done: it has been announced.
      if ((await sent.find(request, 'root')) === undefined)
        await alone(deliver, consultant.note('system-bound-already', { items: names(meant) }));
      return 'system, bound already';
    }
    const note = consultant.note('system-bound', { person: user, items: names(fresh) });
    // People know it before it is so.
    if (!(await deliver.announce(withLiveMarks(toHint(note), { person: user })))) {
      await alone(deliver, consultant.notHere());
      return 'system, not a member';
    }
    for (const [index, { id }] of fresh.entries())
      await systems.bind({ tenant, channel }, id, { person: user, at: at + index });
    return 'system, bound';
  };

  const unbind = async (request: Request, asked: readonly string[], deliver: Deliver): Promise<string> => {
    const { tenant, channel, user, at } = request;
    const team = await teamSystems(store, { tenant, channel });
    const bound = team.bound.flatMap((id) => team.saved.find((one) => one.id === id) ?? []);
    const ids = asked.map(systemId);
    const meant = asked.length === 0 && bound.length === 1 ? bound : bound.filter(({ id }) => ids.includes(id));
    if (meant.length === 0) {
      if ((await sent.find(request, 'root')) === undefined)
        await alone(deliver, consultant.note('system-not-bound', bound.length === 0 ? {} : { items: names(bound) }));
      return 'system, not bound';
    }
    const note = consultant.note('system-unbound', { person: user, items: names(meant) });
    const isAnnounced = await deliver.announce(withLiveMarks(toHint(note), { person: user }));
    for (const { id } of meant) await systems.unbind({ tenant, channel }, id, { person: user, at });
    if (!isAnnounced) await alone(deliver, consultant.note('system-not-bound'));
    return 'system, unbound';
  };

  const remove = async (
    { tenant, channel, user, at }: Request,
    { name, confirmed }: Extract<SystemDoing, { readonly kind: 'remove' }>,
    deliver: Deliver,
  ): Promise<string> => {
    const team = await teamSystems(store, { tenant, channel });
    if (name === undefined) return nameMissing(team, 'remove', deliver);
    const found = saved(team, name);
    if (confirmed === true) {
      if (found !== undefined) await systems.remove(tenant, found.id, { person: user, at });
      await alone(deliver, consultant.note('system-removed', { system: found?.record.name ?? name }));
      return 'system, removed';
    }
    if (found === undefined) return notFound(team, deliver);
    const { length: count } = await systems.channelsOf(tenant, found.id);
    const { name: system } = found.record;
    const note = consultant.note('system-remove', { system, ...(count > 0 && { count }) });
    const label = consultant.noteLabel('system-remove', 'confirm');
    const confirm = ask('system-forget', label, `system remove ${written(system)} for good`);
    await alone(deliver, { ...note, followUps: [confirm] });
    return 'system, remove?';
  };

  const importPasted = async (request: Request, text: string, deliver: Deliver): Promise<string> => {
    // Cut off somewhere: what is left may be a file, and another one.
    if (request.text.length >= longestText) {
      await alone(deliver, consultant.note('system-import-too-long'));
      return 'system, too long';
    }
    return importFiles(request, [{ name: '', text }], deliver);
  };

  const importFiles = async (request: Request, files: readonly NamedFile[], deliver: Deliver): Promise<string> => {
    const { tenant, user, at } = request;
    const read = files.map(({ name, text }) => ({ name, ...consultant.readCatalog(text) }));
    const records = read.flatMap((one) => one.records);
    const imported = await importSystems(systems, records, { tenant, person: user, at });
    const listed = imported.slice(0, mostNames).map(({ name }) => name);
    const rest = imported.length - listed.length;
    const items = [...listed, ...(rest > 0 ? [more(rest, 'system')] : [])].join(', ');
    const told = read
      .flatMap(({ name, faults }) =>
        faults.map(({ line, what }) => `${files.length > 1 ? `${name}:` : ''}${line}: ${what}`),
      )
      .slice(0, mostFaults);
    const note = consultant.note('system-imported', {
      ...(items !== '' && { items }),
      ...(told.length > 0 && { topic: told.join('; ') }),
    });
    const show = consultant.noteLabel('system-imported', 'show');
    const followUps = imported
      .slice(0, mostFaults)
      .map(({ name }) => ask(`system-${systemId(name)}`, `${show} ${name}`, `system show ${written(name)}`));
    await alone(deliver, { ...note, followUps });
    const changed = imported.filter(({ what }) => what === 'changed').map(({ name }) => systemId(name));
    await screens.recorded(request, changed);
    return 'system, imported';
  };

  /** Nothing that was typed here can open a form; a button can. */
  const offerForm = async (
    { tenant, channel }: Request,
    { kind, name }: Extract<SystemDoing, { readonly kind: 'add' | 'edit' }>,
    deliver: Deliver,
  ): Promise<string> => {
    const team = await teamSystems(store, { tenant, channel });
    const choice = kind === 'edit' ? recordFor(name, team) : undefined;
    if (choice?.kind === 'several' || (choice?.kind === 'none' && name === undefined))
      return nameMissing(team, 'edit', deliver);
    const system = choice?.kind === 'one' ? choice.record.name : name;
    const note = consultant.note('system-open-form', system === undefined ? {} : { system });
    const label = consultant.noteLabel('system-open-form', 'open');
    const open = ask('system-form', label, system === undefined ? 'system add' : `system edit ${written(system)}`);
    await alone(deliver, { ...note, followUps: [open] });
    return 'system, form offered';
  };

  const keep = (request: Request, order: SystemDoing, deliver: Deliver): Promise<string> => {
    switch (order.kind) {
      case 'bind':
        return bind(request, order.names, deliver);
      case 'unbind':
        return unbind(request, order.names, deliver);
      case 'import':
        return importPasted(request, order.text, deliver);
      case 'import-files':
        return importFiles(request, order.files, deliver);
      case 'remove':
        return remove(request, order, deliver);
      case 'add':
      case 'edit':
        return offerForm(request, order, deliver);
    }
  };

  return async (request: Request, order: SystemDoing, deliver: Deliver): Promise<string> =>
    (await permit(request, 'edit-systems', deliver)) ? keep(request, order, deliver) : 'system, refused';
}
