import assert from 'node:assert/strict';
import { createMapReader, parseMap, type ParsedMap } from '../../src/map/parse.ts';
import { completeExample } from '../../src/map/example.ts';
import { readYaml } from '../../src/map/yaml.ts';
import { applyEdits } from '../../src/map/text.ts';
import { dataOf } from '../../src/map/edit/data.ts';
import { randomEdits } from '../support/edits.ts';
import { generateMap } from '../support/generate.ts';
import { plain } from '../support/plain.ts';

const told = ({ model, problems, occurrences, root, lines }: ParsedMap) =>
  plain({ model, problems, occurrences, root, starts: lines.starts });

describe('reading again after an edit', () => {
  for (let seed = 0; seed < 60; seed++)
    it(`gives what reading anew gives, session ${seed}`, () => {
      const families = ['planted', 'by-team', 'mixed'] as const;
      let text =
        seed % 4 === 0
          ? completeExample
          : generateMap({ services: 2 + (seed % 9), family: families[seed % 3] ?? 'mixed', seed });
      if (seed % 7 === 3) text = text.replaceAll('\n', '\r\n');
      const reader = createMapReader();
      reader.set('a', text);
      reader.read();
      for (const edit of randomEdits(seed, 20, () => text)) {
        const before = text;
        text = applyEdits(text, [edit]);
        reader.edit('a', [edit]);
        // Several changes may come before anyone reads.
        if (before.length % 3 === 0) continue;
        const now = reader.read();
        assert.equal(now.text, text);
        assert.deepEqual(told(now), told(parseMap(text)), JSON.stringify({ before, edit }));
      }
    });

  it('gives what reading anew gives for several files', () => {
    for (let seed = 0; seed < 20; seed++) {
      const texts = ['a', 'b', 'c'].map((_, i) =>
        generateMap({ services: 3, family: 'mixed', seed: seed * 3 + i }),
      );
      const reader = createMapReader();
      texts.forEach((text, i) => {
        reader.set(String(i), text);
      });
      reader.read();
      const which = seed % 3;
      for (const edit of randomEdits(seed, 12, () => texts[which] ?? '')) {
        texts[which] = applyEdits(texts[which] ?? '', [edit]);
        reader.edit(String(which), [edit]);
        const anew = createMapReader();
        texts.forEach((text, i) => {
          anew.set(String(i), text);
        });
        assert.deepEqual(told(reader.read()), told(anew.read()));
      }
    }
  });
});

describe('reading piece by piece', () => {
  const whole = (text: string) => plain([...(dataOf(readYaml(text).root) as Map<string, unknown>)]);

  for (const family of ['planted', 'by-team', 'mixed'] as const)
    it(`gives the same tree as reading the whole text: ${family}`, () => {
      for (let seed = 0; seed < 10; seed++) {
        const text = generateMap({ services: 3 + seed * 7, family, seed });
        const map = parseMap(text);
        assert.ok(map.parts.length > 3);
        assert.deepEqual(plain(map.root), plain(readYaml(text).root));
      }
    });

  it('gives the same tree for the complete example', () => {
    assert.deepEqual(plain(parseMap(completeExample).root), plain(readYaml(completeExample).root));
  });

  it('gives the same meaning for broken texts that mend in one way only', () => {
    for (const line of ['    owner: "x', '    flags: [a, b', '  half', '    half', '    - x: ['])
      for (const at of [11, 14, 19]) {
        const lines = generateMap({ services: 4, family: 'mixed', seed: at }).split('\n');
        lines.splice(at, 0, line);
        const text = lines.join('\n');
        assert.deepEqual(
          plain([...(dataOf(parseMap(text).root) as Map<string, unknown>)]),
          whole(text),
          text,
        );
      }
  });
});
