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
  limits() {
    const flags = this.byte();
    const least = this.number();
    return { flags, least, most: flags & 1 ? this.number() : null };
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

/** @param {Section[]} list @param {number} id */
export function find(list, id) {
  const section = list.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`no section ${id}`);
  return section.body;
}

/** @param {Section[]} list @param {Record<number, Uint8Array>} bodies */
export const replace = (list, bodies) => list.map(({ id, body }) => ({ id, body: bodies[id] ?? body }));

/** How many functions and globals come from outside; they have the first indexes. @param {Section[]} list */
export function imported(list) {
  const reader = new Reader(find(list, ID.imports));
  const count = { functions: 0, globals: 0 };
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === KIND.function) reader.number();
    else if (kind === KIND.global) reader.at += 2;
    else throw new Error(`an import of an unknown kind: ${kind}`);
    count[kind === KIND.function ? "functions" : "globals"]++;
  }
  return count;
}

/** @typedef {{ name: string, kind: number, index: number }} Export */

/** @param {Section[]} list @returns {Export[]} */
export function exported(list) {
  const reader = new Reader(find(list, ID.exports));
  return Array.from({ length: reader.number() }, () => ({ name: reader.name(), kind: reader.byte(), index: reader.number() }));
}

/** @param {Export[]} all */
export const exportSection = (all) =>
  vector(
    all.map(({ name, kind, index }) => {
      const text = new TextEncoder().encode(name);
      return [unsigned(text.length), text, [kind], unsigned(index)];
    }),
  );

/** The globals of the module itself that can change, by index. @param {Section[]} list */
export function mutableGlobals(list) {
  const reader = new Reader(find(list, ID.globals));
  const first = imported(list).globals;
  const found = [];
  for (let place = 0, count = reader.number(); place < count; place++) {
    const type = reader.type();
    if (reader.byte()) {
      if (type !== I32) throw new Error("a global that changes and is no i32");
      found.push(first + place);
    }
    reader.constant();
  }
  return found;
}

/** How many globals there are, those from outside among them. @param {Section[]} list */
export const globals = (list) => imported(list).globals + new Reader(find(list, ID.globals)).number();

/** The globals with other first values, and one more that does not change. @param {Section[]} list @param {Map<number, number>} values @param {number} more */
export function globalSection(list, values, more) {
  const reader = new Reader(find(list, ID.globals));
  const first = imported(list).globals;
  const own = Array.from({ length: reader.number() }, (_, place) => {
    const begin = reader.at;
    const type = reader.type();
    const mutable = reader.byte();
    reader.constant();
    const value = values.get(first + place);
    return value === undefined ? [reader.bytes.subarray(begin, reader.at)] : [[type, mutable], constant(value)];
  });
  return vector([...own, [[I32, 0], constant(more)]]);
}

/** The first table with another length. @param {Section[]} list @param {number} length */
export function tableSection(list, length) {
  const reader = new Reader(find(list, ID.tables));
  return vector(
    Array.from({ length: reader.number() }, (_, place) => {
      const begin = reader.at;
      const type = reader.type();
      reader.limits();
      return place ? [reader.bytes.subarray(begin, reader.at)] : [[type, 0], unsigned(length)];
    }),
  );
}

/** One memory of this first and this greatest size. @param {Section[]} list @param {number} pages @param {number} most */
export function memorySection(list, pages, most) {
  if (new Reader(find(list, ID.memory)).number() !== 1) throw new Error("more than one memory");
  return vector([[[1], unsigned(pages), unsigned(most)]]);
}

/** How many parameters and results each type of function has. @param {Section[]} list */
export function types(list) {
  const reader = new Reader(find(list, ID.types));
  const some = () => Array.from({ length: reader.number() }, () => reader.type());
  return Array.from({ length: reader.number() }, () => {
    if (reader.byte() !== 0x60) throw new Error("a type that is no function");
    return { parameters: some(), results: some() };
  });
}

/** The type of each function of the module itself. @param {Section[]} list */
export function functionTypes(list) {
  const reader = new Reader(find(list, ID.functions));
  return Array.from({ length: reader.number() }, () => reader.number());
}

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
export function bodies(list) {
  const reader = new Reader(find(list, ID.code));
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}

/** @param {Uint8Array[]} all */
export const codeSection = (all) => vector(all.map((body) => [unsigned(body.length), body]));

/** A function that marks its own byte when it is called. @param {Uint8Array} body @param {number} address */
export function marking(body, address) {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; left--) {
    reader.number();
    reader.type();
  }
  // i32.const address, i32.const 1, i32.store8
  const mark = [I32_CONST, ...signed(address), I32_CONST, 1, 0x3a, 0, 0];
  return concat([body.subarray(0, reader.at), mark, body.subarray(reader.at)]);
}

/** A function that stops the program when it is called. */
export const UNREACHABLE = Uint8Array.from([0, 0, END]);
