import assert from 'node:assert/strict';
import { resolveInside } from '../../src/language/paths.ts';

describe('paths in a workspace', () => {
  const map = 'file:///work/shop/maps/service-map.yaml';
  const folders = ['file:///work/shop'];
  const resolved = (path: string, from = map, roots = folders) => resolveInside(from, path, roots);

  it('are relative to the file they are written in', () => {
    assert.equal(resolved('a/b.yaml'), 'file:///work/shop/maps/a/b.yaml');
    assert.equal(resolved('./a'), 'file:///work/shop/maps/a');
    assert.equal(resolved('../api/x.yaml'), 'file:///work/shop/api/x.yaml');
    assert.equal(resolved('a\\b'), 'file:///work/shop/maps/a/b');
    assert.equal(resolved('a b#1?.yaml'), 'file:///work/shop/maps/a%20b%231%3F.yaml');
  });

  it('lead nowhere outside the workspace', () => {
    for (const path of [
      '../../x',
      'a/../../../x',
      '/etc/passwd',
      '\\\\host\\x',
      'C:\\x',
      'file:///etc/passwd',
      'a\0',
    ])
      assert.equal(resolved(path), undefined, path);
  });

  it('stay in the folder of a document that no workspace holds', () => {
    assert.equal(resolved('a', 'file:///else/m.yaml'), 'file:///else/a');
    assert.equal(resolved('../a', 'file:///else/x/m.yaml'), undefined);
    assert.equal(resolved('../a', map, ['file:///work/shopping']), undefined);
  });

  it('hold in virtual workspaces and with drives', () => {
    assert.equal(
      resolved('../a', 'vscode-vfs://github/o/r/m/service-map.yaml', ['vscode-vfs://github/o/r']),
      'vscode-vfs://github/o/r/a',
    );
    assert.equal(resolved('../a', 'file:///c%3A/w/m/x.yaml', ['file:///c:/w']), 'file:///c%3A/w/a');
    assert.equal(resolved('../../a', 'file:///c%3A/w/m/x.yaml', ['file:///c%3A/w']), undefined);
  });
});
