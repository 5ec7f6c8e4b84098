import { rm } from 'node:fs/promises';
import { readConfig } from '../../src/config.ts';
import { play, type Playing } from '../../src/play.ts';
import { newFolder } from '../support/new-folder.ts';

export interface StartOptions {
  readonly socket?: boolean;
  /** A company's persona folder, over ours. */
  readonly personasDir?: string;
  /** What an earlier playground left; it stays. A folder of its own unless told. */
  readonly folder?: string;
}

/** `npm start` without credentials, on any free port; with `stop`, its folder goes too. */
export async function startPlayground({ socket = false, personasDir, folder }: StartOptions = {}): Promise<Playing> {
  const own = folder ?? (await newFolder('playground'));
  const config = { ...readConfig({}), port: 0, personasDir };
  const playing = await play({ config, socket, folder: own });
  return {
    ...playing,
    stop: async () => {
      await playing.stop();
      if (folder === undefined) await rm(own, { recursive: true });
    },
  };
}
