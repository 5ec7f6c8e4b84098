/** Something going wrong on the way, or at Slack. */
export interface Fault {
  /** Answer with this HTTP status instead; 429 comes with `Retry-After`. */
  status?: number;
  retryAfterSeconds?: number;
  /** Answer `{ok: false, error}` instead. */
  error?: string;
  /** Cut the connection before anything is done. */
  dropConnection?: boolean;
  /** Do it, then cut the connection: the bot cannot know that it was done. */
  loseResponse?: boolean;
  /** Do it, then wait (in real time) before saying so. */
  answerAfterMs?: number;
  /** Wait (in real time) first. */
  delayMs?: number;
  /** Asked when the request is there, which goes on when this says so. */
  hold?: () => Promise<unknown>;
}

/** Which of the next requests fail. A target is a method, `response_url`, `upload`, or `*` for all. */
export interface FaultPlan {
  failNext(target: string, fault: Fault, times?: number): void;
  /** Asked about every request that nothing is planned for. */
  failWhen(chooses: (target: string) => Fault | undefined): void;
  take(target: string): Fault | undefined;
  clear(): void;
}

export const createFaultPlan = (): FaultPlan => {
  let planned: { target: string; fault: Fault; left: number }[] = [];
  let choose: (target: string) => Fault | undefined = () => undefined;
  return {
    failNext: (target, fault, times = 1) => void planned.push({ target, fault, left: times }),
    failWhen: (chooses) => {
      choose = chooses;
    },
    take: (target) => {
      const next = planned.find((one) => one.left > 0 && (one.target === target || one.target === '*'));
      if (next !== undefined) next.left -= 1;
      planned = planned.filter((one) => one.left > 0);
      return next === undefined ? choose(target) : next.fault;
    },
    clear: () => {
      planned = [];
      choose = () => undefined;
    },
  };
};
