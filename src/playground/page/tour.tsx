import { type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePlayground } from './playground.ts';
import { SidePane } from './side-pane.tsx';
import { tourSteps, type TourStep } from './tour-steps.ts';

const KEY = 'playground-tour';

const triedBefore = (): readonly string[] => (localStorage.getItem(KEY) ?? '').split(' ');

/** Five things to try. What was tried stays marked. */
export const Tour = ({ close, isCovering }: { close: () => void; isCovering: () => boolean }): VNode => {
  const playground = usePlayground();
  const [tried, setTried] = useState(triedBefore);
  const run = (step: TourStep): void => {
    const now = [...new Set([...tried, step.id])];
    localStorage.setItem(KEY, now.join(' '));
    setTried(now);
    // On a phone the tour lies above what it shows.
    if (isCovering()) close();
    void step.run(playground);
  };
  return (
    <SidePane title="Five things to try" close={close}>
      <ol class="tour">
        {tourSteps.map((step) => (
          <li key={step.id} class={tried.includes(step.id) ? 'tried' : undefined}>
            <h3>
              {step.title}
              {tried.includes(step.id) && <span class="quiet"> tried</span>}
            </h3>
            <p>{step.what}</p>
            <button type="button" class="button primary" onClick={() => run(step)}>
              {step.label}
            </button>
          </li>
        ))}
      </ol>
      <p class="tour-foot quiet">
        Or open the Home of the bot, under direct messages. The inspector shows each request between Slack and the bot.
        Save a file in <code>personas/</code>, and it counts at once.
      </p>
    </SidePane>
  );
};
