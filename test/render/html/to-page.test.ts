import { describe, expect, it } from 'vitest';
import type { Block, Span } from '../../../src/consult/blueprint.ts';
import { toPage } from '../../../src/render/html/to-page.ts';

const body = (blocks: readonly Block[]): string => toPage({ title: 'T', blocks }).split('</h1>')[1] ?? '';
const said = (span: Span): string => body([{ kind: 'paragraph', text: [span] }]);
const evil = `<img src=x onerror="alert('1')">&`;
const inert = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';

describe('a page for a browser', () => {
  it('shows every kind of block', () => {
    const text = [{ kind: 'text', text: 'a' }] as const;
    const shown = body([
      {
        kind: 'paragraph',
        text: [
          { kind: 'strong', text: 'b' },
          { kind: 'code', text: 'c' },
          { kind: 'em', text: 'e' },
        ],
      },
      { kind: 'list', ordered: true, items: [text] },
      { kind: 'list', ordered: false, items: [text] },
      { kind: 'code', code: { language: 'sh', text: 'ls\n' } },
      { kind: 'table', columns: [text], rows: [[text]] },
    ]);
    expect(shown).toContain('<p><strong>b</strong><code>c</code><em>e</em></p>');
    expect(shown).toContain('<ol><li>a</li></ol>');
    expect(shown).toContain('<ul><li>a</li></ul>');
    expect(shown).toContain('<pre>ls\n</pre>');
    expect(shown).toContain('<table><tr><th>a</th></tr><tr><td>a</td></tr></table>');
  });

  it.each<Span>([
    { kind: 'text', text: evil },
    { kind: 'strong', text: evil },
    { kind: 'code', text: evil },
    { kind: 'gap', name: 'n', text: evil },
    { kind: 'link', text: evil, url: 'https://x.example' },
  ])('lets nothing come alive: $kind', (span) => {
    expect(said(span)).toContain(inert);
    expect(said(span)).not.toContain('<img');
  });

  it('links to addresses that are only shown, whatever is in them', () => {
    expect(said({ kind: 'link', text: 't', url: 'https://x.example/?a="&b' })).toContain(
      '<a href="https://x.example/?a=&quot;&amp;b">t</a>',
    );
    expect(said({ kind: 'link', text: 't', url: 'javascript:alert(1)' })).toContain('<p>t</p>');
  });

  it('has a title, and a way on', () => {
    const page = toPage({ title: evil, blocks: [], link: { label: 'Again', url: '/again' } });
    expect(page).toContain(`<title>${inert}</title>`);
    expect(page).toContain('<p><a href="/again">Again</a></p>');
  });
});
