import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import type { Rule } from '../src/rules/rule.ts';

/** What the user reads in the shell: found in its source, so that no text stays untranslatable. */
export interface UserText {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The sources of the shell, by path from the project's root. */
export async function shellSources(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join('src', 'extension');
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  return new Map(
    await Promise.all(
      files.sort().map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const),
    ),
  );
}

/** All nodes of a source, outermost first. */
function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const parse = (file: string, source: string): ts.SourceFile =>
  ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);

const isTranslation = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && /^(vscode\.)?l10n\.t$/.test(node.expression.getText());

/** The texts given to `l10n.t`; one that is no plain literal cannot be translated. */
export function translatedTexts(sources: ReadonlyMap<string, string>): string[] {
  const texts = new Set<string>();
  for (const [file, source] of sources)
    for (const node of nodesOf(parse(file, source))) {
      if (!isTranslation(node)) continue;
      const [text] = node.arguments;
      if (!text || !ts.isStringLiteralLike(text))
        throw new Error(`${file}: l10n.t needs a plain string: ${node.getText()}`);
      texts.add(text.text);
    }
  return [...texts].sort();
}

/** Functions whose texts the user reads, and properties that hold such texts. */
const shows =
  /^(?:show(?:Information|Warning|Error)Message|showQuickPick|showInputBox|setStatusBarMessage|createWebviewPanel|appendText|appendMarkdown|appendLine)$/;
const holds =
  /^(?:text|tooltip|title|label|description|detail|placeHolder|prompt|message|spoken|name|notice|altText)$/;

/** Texts that reach the user without going through `l10n.t`. */
export function untranslatedTexts(sources: ReadonlyMap<string, string>): UserText[] {
  const found: UserText[] = [];
  for (const [file, source] of sources) {
    const tree = parse(file, source);
    for (const node of nodesOf(tree))
      for (const text of readable(node))
        if (/\p{L}{2}/u.test(wordsOf(text)))
          found.push({
            file,
            line: tree.getLineAndCharacterOfPosition(text.getStart()).line + 1,
            text: text.getText(),
          });
  }
  return found;
}

/** The literals of a node that shows or holds a text. */
function readable(node: ts.Node): ts.Node[] {
  if (ts.isCallExpression(node)) {
    const called = node.expression.getText().split('.').at(-1) ?? '';
    if (!shows.test(called)) return [];
    // The first argument of a panel is its type, which nobody reads.
    const given = called === 'createWebviewPanel' ? node.arguments.slice(1, 2) : node.arguments;
    return given.flatMap(literals);
  }
  if (ts.isPropertyAssignment(node) && holds.test(node.name.getText()))
    return literals(node.initializer);
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    holds.test(node.left.name.text)
  )
    return literals(node.right);
  return [];
}

/** String literals in an expression that can become its value. */
function literals(node: ts.Node): ts.Node[] {
  if (isTranslation(node)) return [];
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return [node];
  if (ts.isConditionalExpression(node))
    return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...literals(node.left), ...literals(node.right)];
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literals);
  if (ts.isIdentifier(node)) return constantLiterals(node);
  if (ts.isSpreadElement(node)) return literals(node.expression);
  // `[…].join(…)`
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return literals(node.expression.expression);
  return [];
}

/** The literal that a constant of the file stands for. */
function constantLiterals(name: ts.Identifier): ts.Node[] {
  for (const statement of name.getSourceFile().statements)
    if (ts.isVariableStatement(statement))
      for (const { name: declared, initializer } of statement.declarationList.declarations)
        if (declared.getText() === name.text && initializer && ts.isStringLiteralLike(initializer))
          return [initializer];
  return [];
}

/** What a literal says by itself, without icons (`$(name)`), placeholders and commands. */
function wordsOf(node: ts.Node): string {
  const parts = ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    : ts.isStringLiteralLike(node)
      ? [node.text]
      : [];
  return parts.join(' ').replace(/\$\([\w-]+\)|\]\(command:|&nbsp;/g, '');
}

/** The texts for translators of the shell, as VS Code reads them. */
export function shellBundle(sources: ReadonlyMap<string, string>): string {
  const texts = translatedTexts(sources);
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => value as Bag;

const severities = ['error', 'warning', 'information', 'hint', 'off'];
const ruleKey = (code: string): string => `rule.${code}`;

/** The manifest with a severity setting for each rule. */
export function manifestWithRules(manifest: string, rules: readonly Rule[]): string {
  const parsed = bag(JSON.parse(manifest));
  const configuration = bag(bag(parsed['contributes'])['configuration']);
  bag(bag(configuration['properties'])['serviceMap.rules'])['properties'] = Object.fromEntries(
    rules.map(({ code }) => [
      code,
      { type: 'string', enum: severities, description: `%${ruleKey(code)}%` },
    ]),
  );
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

/** The manifest's texts with the title of each rule. */
export function textsWithRules(texts: string, rules: readonly Rule[]): string {
  const kept = Object.entries(bag(JSON.parse(texts))).filter(([key]) => !key.startsWith('rule.'));
  const titles = rules.map(({ code, title }) => [ruleKey(code), title] as const);
  return `${JSON.stringify(Object.fromEntries([...kept, ...titles]), null, 2)}\n`;
}
