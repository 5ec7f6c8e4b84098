import { InstallProvider, type Installation as SlackInstallation } from '@slack/oauth';
import { createHmac } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { toPage, type Page } from '../../render/html/to-page.ts';
import { clientOptions, type ClientParts } from '../delivery/client-options.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Store } from '../store.ts';
import { installationOf } from './installation-of.ts';
import { reasonOf } from './reason-of.ts';
import type { OAuthApp } from './refresh-token.ts';
import { scopes } from './scopes.ts';

export interface InstallPagesParts extends ClientParts {
  readonly oauth: OAuthApp;
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel'>;
  readonly store: Pick<Store, 'installations'>;
  readonly now: () => number;
  readonly log: Log;
}

const installPath = '/slack/install';
const redirectPath = '/slack/oauth_redirect';

/** The address holds a code: it is to go nowhere from here. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const send = (response: ServerResponse, status: number, page: Page): void => {
  response.writeHead(status, headers).end(toPage(page));
};

/** Into the app where it was installed; of an organisation, to where its workspaces are chosen. */
function nextOf({ appId, team, enterpriseUrl, isEnterpriseInstall }: SlackInstallation): string | undefined {
  if (appId === undefined) return undefined;
  if (isEnterpriseInstall === true && enterpriseUrl !== undefined)
    return new URL(`manage/organization/apps/profile/${appId}/workspaces/add`, enterpriseUrl).href;
  return team === undefined
    ? undefined
    : `https://slack.com/app_redirect?${new URLSearchParams({ app: appId, team: team.id })}`;
}

/** Where people install the app: one page sends them to Slack, and Slack sends them back to the other one. */
export function createInstallPages(parts: InstallPagesParts): Readonly<Record<string, RequestListener>> {
  const { oauth, consultant, store, now, log, logger } = parts;
  const { clientId, clientSecret } = oauth;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    // The same in every process, and of no use for anything else.
    stateSecret: createHmac('sha256', clientSecret).update('state of an installation').digest('hex'),
    directInstall: true,
    logger,
    clientOptions: clientOptions(parts),
    installationStore: {
      storeInstallation: async (given) => {
        const installation = installationOf(given, now());
        await store.installations.save(installation);
        const { tenant, id, person } = installation;
        log.info({ tenant, installation: id, person }, 'installed');
      },
      fetchInstallation: () => Promise.reject(new Error('installations are looked up elsewhere')),
    },
  });

  const refuse = (response: ServerResponse, error: unknown): void => {
    const { code, status } = reasonOf(error);
    log.warn({ code, ...describeError(error) }, 'not installed');
    const label = consultant.noteLabel('not-installed', 'again');
    const { blocks } = consultant.note('not-installed', { fault_id: code });
    send(response, status, {
      title: consultant.noteLabel('not-installed', 'title'),
      blocks,
      link: { label, url: installPath },
    });
  };

  return {
    [installPath]: (request, response) => {
      provider
        .handleInstallPath(request, response, {}, { scopes: [...scopes] })
        .catch((error: unknown) => refuse(response, error));
    },
    [redirectPath]: (request, response) => {
      const done = {
        successAsync: (given: SlackInstallation) => {
          const label = consultant.noteLabel('installed', 'open');
          const url = nextOf(given);
          const system = given.team?.name ?? given.enterprise?.name ?? '';
          const { blocks } = consultant.note('installed', { system });
          const title = consultant.noteLabel('installed', 'title');
          send(response, 200, { title, blocks, ...(url !== undefined && { link: { label, url } }) });
          return Promise.resolve();
        },
        failureAsync: (error: unknown) => {
          refuse(response, error);
          return Promise.resolve();
        },
      };
      provider.handleCallback(request, response, done).catch((error: unknown) => refuse(response, error));
    },
  };
}
