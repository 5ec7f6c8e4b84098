import { type JsonObject } from '../json-object.ts';
import { byType, shape, string, url, type Report, type Rule } from './rule.ts';

const slackFile = shape({
  optional: { id: string(), url: url() },
  check: (file, at, report) => {
    if ((file['id'] === undefined) === (file['url'] === undefined)) report(at, 'exactly one of id and url is required');
  },
});

/** An image comes from a public address or from a file in Slack, never both. */
export const imageSource: Record<string, Rule> = { image_url: url(), slack_file: slackFile };

export const oneImageSource = (image: JsonObject, at: string, report: Report): void => {
  if ((image['image_url'] === undefined) === (image['slack_file'] === undefined)) {
    report(at, 'exactly one of image_url and slack_file is required');
  }
};

export const imageElement = shape({
  required: { alt_text: string({ max: 2000 }) },
  optional: imageSource,
  check: oneImageSource,
});

export const image = byType({ image: imageElement });
