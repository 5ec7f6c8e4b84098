import { type JsonObject } from '../json-object.ts';

/** One request the bot made. */
export interface Call {
  readonly method: string;
  readonly args: JsonObject;
  readonly token: string | undefined;
  readonly at: number;
  readonly status: number;
  readonly response: JsonObject;
}

/** Something real Slack would refuse, or take and then not do what its sender meant. */
export interface SlackProblem {
  readonly code: string;
  readonly where: string;
  /** False when Slack would have taken it all the same. */
  readonly rejected: boolean;
  readonly messages: readonly string[];
}

export interface Journal {
  readonly calls: readonly Call[];
  readonly problems: readonly SlackProblem[];
  record(call: Call): void;
  reject(where: string, code: string, messages?: readonly string[]): void;
  note(where: string, code: string, message: string): void;
  clear(): void;
}

export const createJournal = (): Journal => {
  const calls: Call[] = [];
  const problems: SlackProblem[] = [];
  return {
    calls,
    problems,
    record: (call) => void calls.push(call),
    reject: (where, code, messages = []) => void problems.push({ code, where, rejected: true, messages }),
    note: (where, code, message) => void problems.push({ code, where, rejected: false, messages: [message] }),
    clear: () => {
      calls.length = 0;
      problems.length = 0;
    },
  };
};
