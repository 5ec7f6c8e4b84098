import { type VNode } from 'preact';
import { usePlayground } from './playground.ts';

/** Says where this is, and how to get the bot into a real workspace. */
export const Banner = (): VNode => {
  const { app } = usePlayground().snapshot;
  return (
    <details class="banner">
      <summary>
        <span>
          <strong>This is a playground on your machine.</strong> Nothing leaves it.
        </span>{' '}
        <span class="banner-more">Use it in Slack</span>
      </summary>
      <ol>
        <li>
          Create the app: at{' '}
          <a href="https://api.slack.com/apps?new_app=1" target="_blank" rel="noreferrer">
            api.slack.com/apps
          </a>{' '}
          choose “From a manifest” and paste <code>manifest.yml</code>.
        </li>
        <li>
          Install it, and put its tokens into <code>.env</code>: <code>.env.example</code> says which.
        </li>
        <li>
          <code>npm start</code> then connects {app.name} to your workspace, and this page is gone.
        </li>
      </ol>
      <p class="quiet">
        The bot that answers here is the same one, reached over {app.via === 'http' ? 'HTTP' : 'a socket'}.
      </p>
    </details>
  );
};
