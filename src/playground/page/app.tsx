import { type VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../wire.ts';
import { act } from './act.ts';
import { Banner } from './banner.tsx';
import { AgainContext, printsOf } from './blocks/before.ts';
import { Conversation } from './conversation.tsx';
import { DirectoryContext, type Directory } from './directory.ts';
import { Inspector } from './inspector.tsx';
import { useLive } from './live.ts';
import { ModalStack } from './modal-stack.tsx';
import { NamesContext, type Names } from './names.ts';
import { PersonaFaults } from './persona-faults.tsx';
import { usePlace, type Place } from './place.ts';
import { PlaygroundContext, type Acts, type Playground } from './playground.ts';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { Topbar } from './topbar.tsx';
import { Tour } from './tour.tsx';
import { useToast } from './use-toast.ts';
import { useTourSeen } from './use-tour-seen.ts';

const isNarrow = (): boolean => matchMedia('(max-width: 760px)').matches;

const namesFrom = ({ me, people, conversations }: Snapshot, go: Names['go']): Names => ({
  me,
  person: (id) => people.find((one) => one.id === id)?.realName ?? id,
  channel: (id) => conversations.find((one) => one.id === id)?.name ?? id,
  go,
});

const directoryFrom = ({ people, conversations }: Snapshot): Directory => ({
  people: people.filter(({ isBot }) => !isBot).map(({ id, realName }) => ({ id, name: realName })),
  channels: conversations.filter(({ kind }) => kind === 'public' || kind === 'private'),
});

/** The page: a workspace with the bot in it. */
export const App = (): VNode => {
  const [place, setPlace] = usePlace();
  const { snapshot, traffic, isConnected } = useLive(place);
  const [toast, tell] = useToast();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isInspecting, setInspecting] = useState(false);
  const [isTouring, setTouring] = useTourSeen();
  const acts = useRef<Acts>({ count: 0, at: 0 });
  const again = snapshot?.open.again;
  const askedAt = useRef(again?.askedAt);
  if (askedAt.current !== again?.askedAt) {
    // A question that is asked again is as if one had asked it: its answer is shown.
    askedAt.current = again?.askedAt;
    acts.current = { count: acts.current.count + 1, at: Date.now() };
  }
  const compared = useMemo(
    () =>
      again === undefined
        ? undefined
        : { prints: printsOf(again.before), after: new Set(again.after.map(({ ts }) => ts)) },
    [again],
  );
  useEffect(() => {
    if (snapshot === undefined) return;
    document.title = `${snapshot.team.name} · Playground`;
    performance.mark('ready');
  }, [snapshot?.team.name]);

  if (snapshot === undefined) {
    return (
      <p class="empty" role="status">
        {isConnected ? 'Opening the workspace.' : 'The playground does not answer. Is it still running?'}
      </p>
    );
  }
  const go = (to: Partial<Place>): void => {
    if (to.thread !== undefined) setTouring(false);
    setPlace({ as: snapshot.me, in: snapshot.open.id, thread: place.thread, tab: place.tab, ...to });
  };
  const playground: Playground = {
    snapshot,
    place,
    go,
    tell,
    acts,
    perform: async (deed) => {
      const into = 'thread' in deed && deed.thread !== undefined ? { thread: deed.thread } : {};
      acts.current = { count: acts.current.count + 1, at: Date.now(), ...into };
      const done = await act({ ...deed, as: snapshot.me });
      if (!done.ok && done.errors === undefined) tell(done.reason);
      return done;
    },
  };
  // What is closed is gone at once, and not when the server has heard of it.
  const thread = place.thread === undefined ? undefined : snapshot.thread;
  const problems = traffic.reduce((sum, one) => sum + one.problems.length, 0);
  return (
    <PlaygroundContext.Provider value={playground}>
      <NamesContext.Provider value={namesFrom(snapshot, (id) => go({ in: id, thread: undefined, tab: undefined }))}>
        <DirectoryContext.Provider value={directoryFrom(snapshot)}>
          <div class="page">
            <Topbar
              problems={problems}
              isInspecting={isInspecting}
              inspect={() => setInspecting(!isInspecting)}
              tour={() => {
                go({ thread: undefined });
                setTouring(!isTouring);
              }}
            />
            <Banner />
            <PersonaFaults />
            <div class="panes">
              <Sidebar isOpen={isMenuOpen} close={() => setMenuOpen(false)} />
              <AgainContext.Provider value={compared}>
                <Conversation openMenu={() => setMenuOpen(true)} />
                {thread !== undefined && <ThreadPane key={thread.ts} thread={thread} />}
              </AgainContext.Provider>
              {thread === undefined && isTouring && <Tour close={() => setTouring(false)} isCovering={isNarrow} />}
            </div>
            {isInspecting && <Inspector traffic={traffic} close={() => setInspecting(false)} />}
            <p class={toast === '' ? 'toast' : 'toast shown'} role="status">
              {isConnected ? toast : 'The connection to the playground is lost. Trying again.'}
            </p>
            <ModalStack />
          </div>
        </DirectoryContext.Provider>
      </NamesContext.Provider>
    </PlaygroundContext.Provider>
  );
};
