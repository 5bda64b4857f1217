// Reading and writing the parts of a WebAssembly binary (core specification, chapter 5) that a snapshot changes.
// @ts-check

/** @typedef {{ id: number, body: Uint8Array }} Section */
/** @typedef {ArrayLike<number>} Bytes */

export const ID = { types: 1, imports: 2, functions: 3, tables: 4, memory: 5, globals: 6, exports: 7, elements: 9, code: 10, data: 11, count: 12 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3 };
const I32 = 0x7f;
const I32_CONST = 0x41;
const END = 0x0b;
const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Reads numbers and names in order; stops loudly at what it does not know. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    if (this.at >= this.bytes.length) throw new Error("the binary ends too early");
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  /** With a sign, of up to 64 bits. */
  integer() {
    let value = 0n;
    for (let shift = 0n; ; ) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      shift += 7n;
      if (byte < 128) return Number(BigInt.asIntN(Number(shift), value));
    }
  }
  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }
  /** A value type; a reference type may name a type of the module. */
  type() {
    const type = this.byte();
    if (type === 0x63 || type === 0x64) this.number();
    return type;
  }
  /** A constant expression of one instruction. */
  constant() {
    const operation = this.byte();
    // i32, i64, global.get, ref.null, ref.func; then the floats.
    if ([I32_CONST, 0x42, 0x23, 0xd0, 0xd2].includes(operation)) this.number();
    else if (operation === 0x43) this.at += 4;
    else if (operation === 0x44) this.at += 8;
    else throw new Error(`a constant of an unknown kind: ${operation}`);
    if (this.byte() !== END) throw new Error("a constant of more than one instruction");
  }
  /** Of a table or a memory. */
  limits() {
    if (this.number() & 1) this.number();
    this.number();
  }
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

/** @param {number} value of 32 bits */
export function signed(value) {
  for (const bytes = []; ; ) {
    const byte = value & 127;
    value >>= 7;
    if ((value === 0 && byte < 64) || (value === -1 && byte >= 64)) return [...bytes, byte];
    bytes.push(byte | 128);
  }
}

/** @param {Bytes[]} parts */
export function concat(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Bytes[][]} items */
const vector = (items) => concat([unsigned(items.length), ...items.flat()]);

/** @param {number} value */
const constant = (value) => [I32_CONST, ...signed(value), END];

/** @param {Uint8Array} binary @returns {Section[]} */
export function sections(binary) {
  const reader = new Reader(binary, HEADER.length);
  const found = [];
  while (reader.at < binary.length) found.push({ id: reader.byte(), body: reader.take(reader.number()) });
  return found;
}

/** @param {Section[]} list */
export const assemble = (list) => concat([HEADER, ...list.flatMap(({ id, body }) => [[id], unsigned(body.length), body])]);

/**
 * What a section lists.
 * @template T @param {Section[]} list @param {number} id @param {(reader: Reader) => T} read
 */
function entries(list, id, read) {
  const section = list.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`no section ${id}`);
  const reader = new Reader(section.body);
  return Array.from({ length: reader.number() }, () => read(reader));
}

/** @param {Section[]} list @param {Record<number, Uint8Array>} bodies */
export const replace = (list, bodies) => list.map(({ id, body }) => ({ id, body: bodies[id] ?? body }));

/** The names of the functions that come from outside, and how many globals do; they have the first indexes. @param {Section[]} list */
export function imported(list) {
  const all = entries(list, ID.imports, (reader) => {
    reader.name();
    const [name, kind] = [reader.name(), reader.byte()];
    reader.number();
    if (kind === KIND.global) reader.byte();
    else if (kind !== KIND.function) throw new Error(`an import of an unknown kind: ${kind}`);
    return { name, kind };
  });
  const functions = all.filter(({ kind }) => kind === KIND.function).map(({ name }) => name);
  return { functions, globals: all.length - functions.length };
}

/** @typedef {{ name: string, kind: number, index: number }} Export */

/** @param {Section[]} list */
export const exported = (list) =>
  entries(list, ID.exports, (reader) => /** @type {Export} */ ({ name: reader.name(), kind: reader.byte(), index: reader.number() }));

/** @param {Export[]} all */
export const exportSection = (all) =>
  vector(
    all.map(({ name, kind, index }) => {
      const text = new TextEncoder().encode(name);
      return [unsigned(text.length), text, [kind], unsigned(index)];
    }),
  );

/** The globals of the module itself. @param {Section[]} list */
function ownGlobals(list) {
  let index = imported(list).globals;
  return entries(list, ID.globals, (reader) => {
    const begin = reader.at;
    const [type, mutable] = [reader.type(), reader.byte()];
    reader.constant();
    return { index: index++, type, mutable, bytes: reader.bytes.subarray(begin, reader.at) };
  });
}

/** Those that can change, by index. @param {Section[]} list */
export function mutableGlobals(list) {
  const found = ownGlobals(list).filter(({ mutable }) => mutable);
  if (found.some(({ type }) => type !== I32)) throw new Error("a global that changes and is no i32");
  return found.map(({ index }) => index);
}

/** How many globals there are, those from outside among them. @param {Section[]} list */
export const globals = (list) => imported(list).globals + ownGlobals(list).length;

/** The globals with other first values, and one more that does not change. @param {Section[]} list @param {Map<number, number>} values @param {number} more */
export function globalSection(list, values, more) {
  const own = ownGlobals(list).map(({ index, type, mutable, bytes }) => {
    const value = values.get(index);
    return value === undefined ? [bytes] : [[type, mutable], constant(value)];
  });
  return vector([...own, [[I32, 0], constant(more)]]);
}

/** The first table with another length. @param {Section[]} list @param {number} length */
export function tableSection(list, length) {
  const tables = entries(list, ID.tables, (reader) => {
    const begin = reader.at;
    const type = reader.type();
    reader.limits();
    return { type, bytes: reader.bytes.subarray(begin, reader.at) };
  });
  return vector(tables.map(({ type, bytes }, place) => (place ? [bytes] : [[type, 0], unsigned(length)])));
}

/** One memory of this first and this greatest size. @param {Section[]} list @param {number} pages @param {number} most */
export function memorySection(list, pages, most) {
  if (entries(list, ID.memory, (reader) => reader.limits()).length !== 1) throw new Error("more than one memory");
  return vector([[[1], unsigned(pages), unsigned(most)]]);
}

/** The parameters and results of each type of function. @param {Section[]} list */
export const types = (list) =>
  entries(list, ID.types, (reader) => {
    if (reader.byte() !== 0x60) throw new Error("a type that is no function");
    const some = () => Array.from({ length: reader.number() }, () => reader.type());
    return { parameters: some(), results: some() };
  });

/** The type of each function of the module itself. @param {Section[]} list */
export const functionTypes = (list) => entries(list, ID.functions, (reader) => reader.number());

/** @param {number[]} all the type of each function */
export const functionSection = (all) => vector(all.map((type) => [unsigned(type)]));

/** The functions of the first table; -1 where there is none. @param {number[]} table */
export function elementSection(table) {
  const items = [];
  for (let begin = 0; begin < table.length; begin++) {
    if (table[begin] < 0) continue;
    let end = begin;
    while (table[end] >= 0) end++;
    items.push([[0], constant(begin), unsigned(end - begin), ...table.slice(begin, end).map(unsigned)]);
    begin = end;
  }
  return vector(items);
}

// A new run costs some bytes, zeros cost nearly none once compressed.
const GAP = 64;

/** What is not zero in a memory. @param {Uint8Array} memory @returns {{ data: Uint8Array, count: Uint8Array }} */
export function dataSections(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / 4);
  const runs = [];
  let end = -GAP;
  for (let place = 0; place < words.length; place++) {
    if (!words[place]) continue;
    if (place * 4 - end > GAP) runs.push([place * 4, 0]);
    end = runs[runs.length - 1][1] = place * 4 + 4;
  }
  const items = runs.map(([from, to]) => [[0], constant(from), unsigned(to - from), memory.subarray(from, to)]);
  return { data: vector(items), count: Uint8Array.from(unsigned(items.length)) };
}

/** The functions of the module itself. @param {Section[]} list */
export const bodies = (list) => entries(list, ID.code, (reader) => reader.take(reader.number()));

/** @param {Uint8Array[]} all */
export const codeSection = (all) => vector(all.map((body) => [unsigned(body.length), body]));

/** The groups of locals of a function, and where its instructions begin. @param {Uint8Array} body */
export function locals(body) {
  const reader = new Reader(body);
  const groups = Array.from({ length: reader.number() }, () => {
    const count = reader.number();
    const begin = reader.at;
    reader.type();
    return { count, type: body.subarray(begin, reader.at) };
  });
  return { groups, at: reader.at };
}

/** A function that marks its own byte when it is called. @param {Uint8Array} body @param {number} address */
export function marking(body, address) {
  const { at } = locals(body);
  // i32.const address, i32.const 1, i32.store8
  return concat([body.subarray(0, at), [I32_CONST, ...signed(address), I32_CONST, 1, 0x3a, 0, 0], body.subarray(at)]);
}

/** A function that stops the program when it is called. */
export const UNREACHABLE = Uint8Array.from([0, 0, END]);
