import { type SlackProblem } from './journal.ts';

/** One request between Slack and the bot, and what came back. */
export interface Exchange {
  readonly id: number;
  readonly at: number;
  /** Who asked. */
  readonly from: 'slack' | 'bot';
  readonly kind: string;
  readonly payload: unknown;
  answer: unknown;
  /** Undefined while the answer is awaited; 0 when none came. */
  status: number | undefined;
  ms: number | undefined;
  problems: readonly SlackProblem[];
}

type Listener = (exchange: Exchange) => void;

/** Everything that went to and fro of late, for people who want to look at it. */
export interface Exchanges {
  readonly recent: readonly Exchange[];
  begin(from: Exchange['from'], kind: string, payload: unknown): Exchange;
  end(exchange: Exchange, status: number, answer: unknown): void;
  /** What goes wrong meanwhile is told of this exchange. */
  blame<T>(exchange: Exchange, work: () => T): T;
  /** Forgets what there was so far. */
  clear(): void;
  /** Hears of each beginning, end and problem. */
  onChange(listener: Listener): () => void;
}

const MOST = 500;

export const createExchanges = (now: () => number, problems: readonly SlackProblem[]): Exchanges => {
  const recent: Exchange[] = [];
  const listeners = new Set<Listener>();
  const began = new Map<Exchange, number>();
  let last = 0;
  const tell = (exchange: Exchange): void => listeners.forEach((listener) => listener(exchange));
  return {
    recent,
    begin: (from, kind, payload) => {
      last += 1;
      const exchange: Exchange = {
        ...{ id: last, at: now(), from, kind, payload },
        ...{ answer: undefined, status: undefined, ms: undefined, problems: [] },
      };
      recent.push(exchange);
      if (recent.length > MOST) recent.shift();
      began.set(exchange, performance.now());
      tell(exchange);
      return exchange;
    },
    end: (exchange, status, answer) => {
      exchange.status = status;
      exchange.answer = answer;
      exchange.ms = performance.now() - (began.get(exchange) ?? performance.now());
      began.delete(exchange);
      tell(exchange);
    },
    blame: (exchange, work) => {
      const known = problems.length;
      try {
        return work();
      } finally {
        const found = problems.slice(known);
        if (found.length > 0) {
          exchange.problems = [...exchange.problems, ...found];
          tell(exchange);
        }
      }
    },
    clear: () => {
      recent.length = 0;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
