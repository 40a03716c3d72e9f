import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { analyse } from '../../src/language/analysis.ts';
import { reportRecommendation } from '../../src/language/recommendation.ts';
import { applyEdits } from '../../src/map/text.ts';
import { parseMap } from '../../src/map/parse.ts';
import { startServer, type Server } from '../support/server.ts';

const root = join(import.meta.dirname, '..', '..');
const uri = 'file:///work/service-map.yaml';

describe('the language server', () => {
  let server: Server;
  let connection: ProtocolConnection;

  before(async () => {
    server = await startServer();
    connection = server.connection;
  });

  after(() => server.stop());

  const show = (text: string): Promise<Diagnostic[]> => server.show(uri, text);

  const coupled = `version: 1
databases:
  db: { kind: postgresql }
services:
  cart: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] }
`;

  it('publishes findings with code, link, severity and both ends', async () => {
    const [finding] = await show(coupled);
    assert.equal(finding?.code, 'split-apart');
    assert.equal(finding.source, 'service-map');
    assert.equal(finding.severity, 2);
    assert.match(finding.codeDescription?.href ?? '', /split-apart/);
    assert.equal(finding.relatedInformation?.[0]?.location.uri, uri);
  });

  it('answers the recommendation as the command line does', async () => {
    const answer = await connection.sendRequest('serviceMap/recommendation', { uri });
    assert.deepEqual(
      answer,
      JSON.parse(JSON.stringify(reportRecommendation(analyse(coupled), () => uri))),
    );
    assert.equal(
      await connection.sendRequest('serviceMap/recommendation', { uri: 'file:///none.yaml' }),
      null,
    );
  });

  it('hovers, completes and goes to the definition', async () => {
    const textDocument = { uri };
    const hover = await connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 4, character: 3 },
    });
    assert.match((hover.contents as { value: string }).value, /shared-database/);
    const items = await connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument,
      position: { line: 4, character: 38 },
    });
    assert.ok(Array.isArray(items.items));
    const [key] = (
      await connection.sendRequest<CompletionList>('textDocument/completion', {
        textDocument,
        position: { line: 0, character: 0 },
      })
    ).items;
    assert.ok(key && !key.documentation, 'the list is short');
    const explained = await connection.sendRequest<CompletionItem>('completionItem/resolve', key);
    assert.match((explained.documentation as { value: string }).value, /Example: /);
    const [place] = await connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument,
      position: { line: 4, character: 38 },
    });
    assert.deepEqual(place?.range.start, { line: 2, character: 2 });
  });

  it('offers fixes for the version it has read, and they do what they say', async () => {
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 5, character: 22 }, end: { line: 5, character: 22 } },
      context: { diagnostics: [] },
    });
    const whole = actions.find(({ title }) => title.startsWith('Apply the recommended'));
    const [change] = whole?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.equal(change.textDocument.version, server.version(uri));
    const { lines } = parseMap(coupled);
    const edits = change.edits.map((edit) => {
      assert.ok('newText' in edit);
      return {
        range: { start: lines.offset(edit.range.start), end: lines.offset(edit.range.end) },
        text: edit.newText,
      };
    });
    const fixed = applyEdits(coupled, edits);
    assert.deepEqual(
      analyse(fixed).findings.filter(({ code }) => code === 'split-apart'),
      [],
    );
    assert.equal(fixed.split('\n').length, coupled.split('\n').length);
  });

  it('lives through broken texts', async () => {
    for (const text of [
      '',
      '\t',
      '[[[',
      'version: 1\nservices: *x\n',
      '\0',
      coupled.slice(0, 70),
    ]) {
      await show(text);
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 9, character: 9 },
      });
    }
    assert.ok((await show(coupled)).length > 0);
  });

  it('judges the real sample', async () => {
    const text = await readFile(
      join(root, 'samples', 'opentelemetry-demo', 'service-map.yaml'),
      'utf8',
    );
    const found = await show(text);
    assert.ok(found.some(({ code }) => code === 'split-rollout'));
  });
});
