import { type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Traffic } from '../wire.ts';
import { CopyButton } from './copy-button.tsx';
import { Tabs } from './tabs.tsx';

const jsonText = (value: unknown): string => (value === undefined ? '(empty)' : JSON.stringify(value, undefined, 2));

/** What was sent and what came back, as JSON, and each thing that Slack would refuse. */
export const TrafficDetail = ({ entry }: { entry: Traffic }): VNode => {
  const [side, setSide] = useState('payload');
  const text = jsonText(side === 'payload' ? entry.payload : entry.answer);
  return (
    <div class="traffic-detail">
      {entry.problems.map(({ code, rejected, messages }, index) => (
        <div key={index} class="problem">
          <p>
            <strong>{code}</strong>{' '}
            {rejected ? 'Slack refuses this.' : 'Slack takes this, but does not do what was meant.'}
          </p>
          <ul>
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ))}
      <div class="pane-head">
        <Tabs
          label="Which part of it"
          tabs={[
            { id: 'payload', name: 'Sent' },
            { id: 'answer', name: 'Answer' },
          ]}
          chosen={side}
          choose={setSide}
        />
        <CopyButton text={text} what="the JSON" />
      </div>
      <pre class="json" tabIndex={0} role="group" aria-label="JSON">
        {text}
      </pre>
    </div>
  );
};
