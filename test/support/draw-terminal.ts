/** A terminal's text as a picture for the README: an SVG that needs no font of ours. */

const columns = 84;
const size = 13;
const wide = size * 0.602;
const high = size * 1.38;
const margin = 18;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const colourOf = (line: string): string => {
  if (/^[═─]+$/u.test(line)) return '#4b5563';
  if (/^\s*(?:kubectl|argocd|helm|git|curl|gh) /u.test(line)) return '#7dd3fc';
  if (line.startsWith('!')) return '#fbbf24';
  if (/^\s*(?:Expect|If it fails|Repeat|Why):/u.test(line)) return '#9ca3af';
  return '#e5e7eb';
};

export function drawTerminal(command: string, output: string, lines: number): string {
  const shown = output.split('\n').slice(0, lines);
  const rows = [`$ ${command}`, '', ...shown, '…'];
  const width = Math.round(columns * wide + margin * 2);
  const height = Math.round(rows.length * high + margin * 2);
  const text = rows.map((row, at) => {
    const y = Math.round((margin + high * (at + 0.8)) * 10) / 10;
    const cut = row.length > columns ? `${row.slice(0, columns - 1)}…` : row;
    return `  <text x="${margin}" y="${y}" fill="${at === 0 ? '#86efac' : colourOf(row)}" xml:space="preserve">${escapeXml(cut)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The answer to ${escapeXml(command)} in a terminal">`,
    `  <rect width="100%" height="100%" rx="8" fill="#111827"/>`,
    `  <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${size}">`,
    ...text,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}
