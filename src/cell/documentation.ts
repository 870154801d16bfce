import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as TypeScript from "typescript";

/** A member of an interface, or a parameter of a function. */
export interface DocumentedMember {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What the source says of one exported name. */
export interface Documentation {
  readonly name: string;
  /** The declaration without its body: `kmeans(x: Observations, options: KMeansOptions): KMeans`. */
  readonly signature: string;
  /** The docstring, and the text of its tags. */
  readonly text: string;
  readonly tags: readonly { readonly tag: string; readonly text: string }[];
  /** Members of the declaration itself (an interface), or of the interfaces its parameters have. */
  readonly members: readonly { readonly of: string; readonly list: readonly DocumentedMember[] }[];
}

/**
 * Reads what is exported by a compiled library, and its docstrings, from the declarations (`.d.ts`) next to it.
 *
 * @example new LibraryDocumentation("/project/lib/index.d.ts").of("kmeans")?.signature
 */
export class LibraryDocumentation {
  // Loaded on use, as it takes longer to load than a cell to run.
  readonly #ts = createRequire(__filename)("typescript") as typeof TypeScript;
  readonly #files = new Map<string, TypeScript.SourceFile>();
  readonly #exported: ReadonlyMap<string, TypeScript.Statement>;

  /** @param entry The library's main declaration file. */
  constructor(entry: string) {
    this.#exported = this.#exportsOf(entry);
  }

  /** Every exported name, in order. */
  get names(): readonly string[] {
    return [...this.#exported.keys()].sort((a, b) => a.localeCompare(b, "en"));
  }

  /** The documentation of a name; undefined where the library does not export it. */
  of(name: string): Documentation | undefined {
    const statement = this.#exported.get(name);
    if (statement === undefined) return undefined;
    const ts = this.#ts;
    const file = statement.getSourceFile();
    const docs = ts.getJSDocCommentsAndTags(statement).filter((each) => ts.isJSDoc(each));
    const told = docs.at(-1);
    const parameters = ts.isFunctionDeclaration(statement) ? statement.parameters : [];
    const members = ts.isInterfaceDeclaration(statement)
      ? [{ of: name, list: this.#members(statement) }]
      : parameters.flatMap(({ type }) => this.#membersOfType(type, file));
    return Object.freeze({
      name,
      signature: signatureOf(statement.getText(file)),
      text: plain(ts.getTextOfJSDocComment(told?.comment)),
      tags: (told?.tags ?? []).map((tag) => ({ tag: tag.tagName.text, text: tagText(ts, tag) })),
      members,
    });
  }

  /** The interfaces named in a parameter's type, where the library has them. */
  #membersOfType(
    type: TypeScript.TypeNode | undefined,
    file: TypeScript.SourceFile,
  ): Documentation["members"] {
    const names = [...new Set(type?.getText(file).match(/\b[A-Z]\w*(?:Options|Request|Settings|Limits)\b/g))];
    const local = this.#exportsOf(file.fileName);
    return names.flatMap((name) => {
      const found = local.get(name) ?? this.#exported.get(name);
      if (found === undefined || !this.#ts.isInterfaceDeclaration(found)) return [];
      return [{ of: name, list: this.#members(found) }];
    });
  }

  #members(declaration: TypeScript.InterfaceDeclaration): DocumentedMember[] {
    const ts = this.#ts;
    const file = declaration.getSourceFile();
    return declaration.members.flatMap((member) => {
      if (!ts.isPropertySignature(member) && !ts.isMethodSignature(member)) return [];
      const told = ts.getJSDocCommentsAndTags(member).find((each) => ts.isJSDoc(each));
      const optional = member.questionToken === undefined ? "" : "?";
      const text = plain(ts.getTextOfJSDocComment(told?.comment)).replace(/\n/g, " ");
      const type = member.type?.getText(file).replace(/\s+/g, " ") ?? "";
      return [{ name: `${member.name.getText(file)}${optional}`, type, text }];
    });
  }

  #exportsOf(name: string): Map<string, TypeScript.Statement> {
    const ts = this.#ts;
    const file = this.#read(name);
    const found = new Map<string, TypeScript.Statement>();
    const imported = new Map<string, { readonly from: string; readonly name: string }>();
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) {
        const bindings = statement.importClause?.namedBindings;
        const from = this.#target(file, statement.moduleSpecifier);
        if (from === undefined || bindings === undefined || !ts.isNamedImports(bindings)) continue;
        for (const { name: own, propertyName } of bindings.elements)
          imported.set(own.text, { from, name: (propertyName ?? own).text });
      } else if (ts.isExportDeclaration(statement)) {
        const from = statement.moduleSpecifier && this.#target(file, statement.moduleSpecifier);
        const clause = statement.exportClause;
        if (clause === undefined && from !== undefined) {
          for (const [each, declared] of this.#exportsOf(from)) found.set(each, declared);
        } else if (clause !== undefined && ts.isNamedExports(clause)) {
          for (const { name: own, propertyName } of clause.elements) {
            const inner = (propertyName ?? own).text;
            const place = from === undefined ? imported.get(inner) : { from, name: inner };
            const declared = place && this.#exportsOf(place.from).get(place.name);
            if (declared !== undefined) found.set(own.text, declared);
          }
        }
      } else {
        // Of a function with several signatures the first has the docstring.
        for (const each of declaredNames(ts, statement)) if (!found.has(each)) found.set(each, statement);
      }
    }
    return found;
  }

  #target(file: TypeScript.SourceFile, specifier: TypeScript.Expression): string | undefined {
    const text = (specifier as TypeScript.StringLiteral).text;
    if (!text.startsWith(".")) return undefined;
    const base = path.resolve(path.dirname(file.fileName), text);
    return [`${base}.d.ts`, path.join(base, "index.d.ts")].find((each) => fs.existsSync(each));
  }

  #read(name: string): TypeScript.SourceFile {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const { Latest } = this.#ts.ScriptTarget;
    const file = this.#ts.createSourceFile(name, fs.readFileSync(name, "utf8"), Latest, true);
    this.#files.set(name, file);
    return file;
  }
}

function declaredNames(ts: typeof TypeScript, statement: TypeScript.Statement): string[] {
  if (!ts.canHaveModifiers(statement)) return [];
  if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as TypeScript.Statement & { readonly name?: TypeScript.Identifier };
  return name === undefined ? [] : [name.text];
}

function signatureOf(declaration: string): string {
  const bare = declaration.replace(/^export\s+(declare\s+)?(function\s+)?/, "").replace(/;$/, "");
  const head = /^(interface|class)\b/.test(bare) ? bare.slice(0, bare.indexOf("{")).trim() : bare;
  return head.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ");
}

function tagText(ts: typeof TypeScript, tag: TypeScript.JSDocTag): string {
  const text = plain(ts.getTextOfJSDocComment(tag.comment));
  return ts.isJSDocParameterTag(tag) ? `${tag.name.getText()}: ${text}` : text;
}

function plain(text: string | undefined): string {
  return (text ?? "").replace(/^\s*-\s+/, "").trim();
}
