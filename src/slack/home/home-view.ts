import type { HomeView, KnownBlock, PlainTextOption, RichTextElement, StaticSelect } from '@slack/types';
import type { Blueprint, FollowUp, Section } from '../../consult/blueprint.ts';
import type { Consultant, Hint } from '../../consult/consultant.ts';
import { written } from '../../consult/systems/written.ts';
import { cut } from '../../render/plain/cut.ts';
import { actions, buttons } from '../../render/slack/buttons.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { header } from '../../render/slack/message.ts';
import { textWords } from '../../render/plain/inline.ts';
import { bold, inline, line, say } from '../../render/slack/rich.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { toHome, type Home } from '../../render/slack/to-home.ts';
import { askFor } from '../checklists/ask-for.ts';
import { boardBlocks, boardSizes } from '../checklists/board-blocks.ts';
import { aliveElements, sinceOf, withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Recent } from '../store.ts';
import type { SavedSystem } from '../systems/systems.ts';
import type { Tick } from '../../consult/checklists/tick.ts';
import { homeListMenu, homeSystemMenu } from '../surface.ts';
import { homeSettings, type HomeSettingsParts } from './home-settings.ts';
import { recoveryTime, type RecoveryTimeParts } from './recovery-time.ts';
import { underWay, type UnderWayParts } from './under-way.ts';
import { homePlaceText, noSystem, type HomePlace } from './home-place.ts';

/** What somebody's Home shows. */
export interface HomeParts extends HomeSettingsParts, UnderWayParts, Pick<RecoveryTimeParts, 'ended'> {
  readonly consultant: Pick<Consultant, 'checklists' | 'note' | 'noteLabel' | 'incidentWords' | 'runSheets'>;
  readonly about: About;
  readonly person: string;
  readonly place: HomePlace;
  readonly saved: readonly SavedSystem[];
  /** Ids of systems of which something is ticked, recorded or not. */
  readonly ticked: readonly string[];
  readonly ticks: readonly Tick[];
  readonly recent: readonly Recent[];
  readonly now: number;
  readonly notice?: Request['notice'];
}

/** What each answer puts first: the rest is a question away. */
const opening = ({ sections }: Blueprint): readonly Section[] => sections.filter(({ place }) => place === 'first');

/** Who this is and what can be asked: the same on every Home. */
export type About = Pick<Home, 'title' | 'intro' | 'sections'>;

export function aboutUs(consultant: Pick<Consultant, 'answer'>): About {
  const [profile, help] = [consultant.answer(askFor('profile')), consultant.answer(askFor('help'))];
  return { title: profile.title, intro: profile.lead, sections: [profile, help].flatMap(opening) };
}

const option = (value: string, name: string): PlainTextOption => ({ text: plain(name, limits.modal.option), value });

function menu(id: string, label: string, options: readonly PlainTextOption[], chosen: string): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(label, limits.modal.label),
    options: options.slice(0, limits.modal.options),
    ...(initial && { initial_option: initial }),
  };
}

/** Whose lists there are: what the team recorded, what anything is ticked of, and what has no name. */
function systemsOf({ saved, ticked, place, consultant }: HomeParts): PlainTextOption[] {
  const named = new Map(saved.map(({ id, record }) => [id, record.name]));
  for (const id of [...ticked, place.system]) if (id !== '' && !named.has(id)) named.set(id, id);
  const chosen = [...named].toSorted(([a], [b]) => Number(b === place.system) - Number(a === place.system));
  return [
    ...chosen.filter(([id]) => id.length <= limits.modal.option).map(([id, name]) => option(id, name)),
    option(noSystem, consultant.checklists.yourSystem),
  ].slice(0, limits.modal.options);
}

function filters(parts: HomeParts): KnownBlock[] {
  const { consultant, place } = parts;
  const systems = systemsOf(parts);
  const lists = consultant.checklists.all.map(({ id, name }) => option(id, name));
  return [
    {
      type: 'actions',
      block_id: `filters:${place.system}:${place.list}`.slice(0, limits.button.actionId),
      elements: [
        menu(homeSystemMenu, consultant.noteLabel('home', 'system'), systems, place.system || noSystem),
        menu(homeListMenu, consultant.noteLabel('home', 'list'), lists, place.list),
      ],
    },
  ];
}

const lines = (elements: readonly (readonly RichTextElement[])[]): KnownBlock[] =>
  elements.length === 0
    ? []
    : [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: elements.flatMap((each, at) => (at === 0 ? [...each] : [say('\n'), ...each])),
            },
          ],
        },
      ];

const longestAsked = 80;

function recents({ consultant, recent, addressOf, person }: HomeParts): KnownBlock[] {
  const shown = recent.map(({ channel, ts, at, consultation: { trace, inquiry } }): RichTextElement[] => {
    const text = cut(trace.asked ?? inquiry.words, longestAsked);
    const url = addressOf(channel, ts);
    return [
      ...inline(url === undefined ? [{ kind: 'text', text }] : [{ kind: 'link', text, url }]),
      ...aliveElements([say(` · ${sinceOf(at)}`)], { person, at }),
    ];
  });
  return shown.length === 0 ? [] : [...header(consultant.noteLabel('home', 'recent')), ...lines(shown)];
}

const hintBlocks = (hint: Hint): KnownBlock[] => toHint(hint).blocks;

function notices({ consultant, notice }: HomeParts): KnownBlock[] {
  if (notice === undefined) return [];
  const { note, person } = notice;
  return withLiveMarks(toHint(consultant.note(note, { person })), { person }).blocks;
}

const nameOf = (saved: readonly SavedSystem[], { system }: HomePlace): string | undefined =>
  saved.find(({ id }) => id === system)?.record.name;

/** What can be asked at once, of the system that is looked at. */
function quick({ consultant, place, saved }: HomeParts, { followUps }: Hint): KnownBlock[] {
  const name = nameOf(saved, place);
  const about = (one: FollowUp): FollowUp => {
    if (name === undefined || one.id === 'help') return one;
    return { ...one, ask: one.id === 'system-edit' ? `${one.ask} ${written(name)}` : `${one.ask} for ${name}` };
  };
  const asks = followUps.map(about);
  return [
    { type: 'rich_text', elements: [line(...bold([say(consultant.noteLabel('home', 'ask'))]))] },
    ...actions(buttons(asks)),
  ];
}

/** A list of a system to tick, what was asked lately, what can be asked, the settings, and who this is. */
export function homeView(parts: HomeParts): HomeView {
  const { consultant, tenant, place, saved, ticks, now } = parts;
  const { checklists } = consultant;
  const of = saved.find(({ id }) => id === place.system);
  const inquiry = askFor('checklist', place.system, of);
  const board = checklists.board(place.list, { inquiry, ticks, now, timeOf: sinceOf });
  const name = nameOf(saved, place);
  const { blocks: words, followUps } = consultant.note('home', name === undefined ? {} : { system: name });
  const above = [
    ...underWay(parts),
    ...header(textWords(board.title)),
    ...filters(parts),
    ...notices(parts),
    ...recoveryTime({ ...parts, claimedMinutes: of?.record.rto_minutes }),
    ...boardBlocks({ board, words: checklists.words, tenant, system: place.system, size: boardSizes.home }),
    ...hintBlocks({ blocks: words, followUps: [] }),
    ...quick(parts, { blocks: words, followUps }),
    ...recents(parts),
    ...homeSettings(parts),
  ];
  const view = toHome({ ...parts.about, above, followUps: [] });
  return { ...view, private_metadata: homePlaceText(place) };
}
