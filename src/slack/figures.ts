/** What this process has counted since its start. */
export interface Figures {
  /** One more answer was dropped; how many there were. */
  dropped(): number;
  /** For Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(): string;
}

export function createFigures(): Figures {
  let dropped = 0;
  return {
    dropped: () => {
      dropped += 1;
      return dropped;
    },
    text: () =>
      [
        '# HELP devops_consultant_answers_dropped_total Answers that Slack did not take for half an hour.',
        '# TYPE devops_consultant_answers_dropped_total counter',
        `devops_consultant_answers_dropped_total ${dropped}`,
      ].join('\n'),
  };
}
