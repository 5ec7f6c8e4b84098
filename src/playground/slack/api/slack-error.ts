/** What Slack answers instead of doing it: `{ok: false, error, response_metadata: {messages}}`. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: readonly string[];

  constructor(code: string, messages: readonly string[] = []) {
    super([code, ...messages].join('\n'));
    this.name = 'SlackError';
    this.code = code;
    this.messages = messages;
  }
}
