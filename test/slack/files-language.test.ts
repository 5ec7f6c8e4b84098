import { expect, it, onTestFinished } from 'vitest';
import { fromBot, startBench } from './bench.ts';

it.each(['pipeline checkout on eks', 'pipeline checkout typescript on eks'])(
  'files are for the language that is named with them, in the thread of: %s',
  async (text) => {
    const bench = await startBench();
    onTestFinished(() => bench.stop());
    const user = bench.slack.addUser('anna');
    const channel = bench.slack.addChannel({ members: [user] });
    const { message } = await bench.slack.mention({ user, channel, text });
    await bench.idle();
    await bench.slack.mention({ user, channel, text: 'python --files', threadTs: message.ts });
    await bench.idle();
    const files = fromBot(bench).flatMap((one) => one.files);
    const ci = files.find(({ title }) => title === '.github/workflows/ci.yml');
    expect(ci?.content.toString()).toContain('python -m pytest');
    bench.slack.expectNoProblems();
  },
);
