// Each load in a function body: noted while the workload runs, then checked.
//
// Of what CPython has in memory only the pieces are shipped that the workload read. A load elsewhere would find zeros, so each load
// first looks in a map whether what it is about to read is there: a map entry is 0 where it is, and -1 where it is not, which makes
// any address one outside the memory. The program then stops, with no way for Python to go on.
// @ts-check
import { Reader, concat, locals, signed, unsigned } from "./wasm.mjs";

/** @typedef {{ operation: number, begin: number, value: number }} Instruction */

/** An entry of the map is about so many bytes and as many after it: a structure is checked once, where it begins. */
export const GRAIN_BITS = 10;
const GRAIN = 1 << GRAIN_BITS;
/** A note is about so many bytes: less than anything that is allocated. */
export const NOTE_BITS = 3;
const LOADS = { 0x28: 4, 0x29: 8, 0x2a: 4, 0x2b: 8, 0x2c: 1, 0x2d: 1, 0x2e: 2, 0x2f: 2, 0x30: 1, 0x31: 1, 0x32: 2, 0x33: 2, 0x34: 4, 0x35: 4 };
const MEMORY_COPY = 0xfc0a;
const I32 = 0x7f;
const OP = { unreachable: 0, end: 0x0b, get: 0x20, set: 0x21, tee: 0x22, global: 0x23, load8: 0x2c, store8: 0x3a, constant: 0x41, add: 0x6a, sub: 0x6b, or: 0x72, shift: 0x76 };
const BLOCKS = [0x02, 0x03, 0x04, 0x06, 0x1f];
const LOOP = 0x03;
const BRANCHES = [0x05, 0x07, 0x19]; // else, catch, catch_all
const CATCHES = [0x06, 0x1f]; // try, try_table
const ENDS = [OP.end, 0x18]; // end, delegate
const NO_OPERAND = [0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1];
const ONE_INDEX = [0x07, 0x08, 0x09, 0x0c, 0x0d, 0x10, 0x12, 0x14, 0x15, 0x18, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0xd2, 0xfc0f, 0xfc10, 0xfc11];

/** The instructions of a body (core specification, 5.4); stops at one that it does not know. @param {Uint8Array} body @param {number} at @returns {Instruction[]} */
function instructions(body, at) {
  const reader = new Reader(body, at);
  const found = [];
  while (reader.at < body.length) {
    const begin = reader.at;
    let operation = reader.byte();
    let value = 0;
    if (operation === 0xfc) operation = 0xfc00 + reader.number();
    if (operation === 0x1f) {
      reader.integer();
      for (let left = reader.number(); left > 0; left--) {
        if (reader.byte() < 2) reader.number();
        reader.number();
      }
    } else if (BLOCKS.includes(operation) || operation === 0xd0) reader.integer();
    else if (ONE_INDEX.includes(operation)) value = reader.number();
    else if (operation === 0x0e) for (let left = reader.number(); left >= 0; left--) reader.number();
    else if (operation === 0x11 || operation === 0x13) [reader.number(), reader.number()];
    else if (operation === 0x1c) for (let left = reader.number(); left > 0; left--) reader.type();
    else if (operation >= 0x28 && operation <= 0x3e) {
      if (reader.number() >= 64) throw new Error("a second memory");
      value = reader.number();
    } else if (operation === 0x3f || operation === 0x40) reader.byte();
    else if (operation === 0x41 || operation === 0x42) value = reader.integer();
    else if (operation === 0x43) reader.at += 4;
    else if (operation === 0x44) reader.at += 8;
    else if (operation === MEMORY_COPY) reader.at += 2;
    else if (operation === 0xfc0b) reader.at += 1;
    else if (!NO_OPERAND.includes(operation) && !(operation >= 0x45 && operation <= 0xc4) && !(operation >= 0xfc00 && operation <= 0xfc07)) {
      throw new Error(`an instruction of an unknown kind: ${operation.toString(16)}`);
    }
    found.push({ operation, begin, value });
  }
  return found;
}

/** Can this function go on after an error that comes from elsewhere? @param {Uint8Array} body */
export const catches = (body) => instructions(body, locals(body).at).some(({ operation }) => CATCHES.includes(operation));

/** The locals that hold the frame on the stack, where no static data is: set once, to the stack pointer less a number. @param {Instruction[]} list @param {number} parameters @param {number} stack */
function frames(list, parameters, stack) {
  /** @type {Map<number, number>} */
  const times = new Map();
  const found = new Set();
  list.forEach(({ operation, value }, place) => {
    if (operation !== OP.set && operation !== OP.tee) return;
    times.set(value, (times.get(value) ?? 0) + 1);
    const [pointer, number, minus] = list.slice(place - 3, place);
    if (minus?.operation === OP.sub && number.operation === OP.constant && pointer.operation === OP.global && pointer.value === stack) found.add(value);
  });
  return new Set([...found].filter((local) => local >= parameters && times.get(local) === 1));
}

/**
 * A body of which each load is preceded by code about its address.
 * @param {Uint8Array} body
 * @param {number} parameters how many the function has
 * @param {number} stack the global with the stack pointer
 * @param {{ address: (get: number[]) => number[], absent?: (address: number, size: number) => boolean, copy: number }} insert
 *   `address` gives what makes, from the instructions that give an address twice, one address; `absent` says of a known address whether
 *   it is not there, and nothing need look then while the program runs; `copy` is the function that looks at a whole range
 */
export function instrumented(body, parameters, stack, insert) {
  const { groups, at } = locals(body);
  const own = parameters + groups.reduce((sum, { count }) => sum + count, 0);
  const [address, length] = [unsigned(own), unsigned(own + 1)];
  const list = instructions(body, at);
  const frame = frames(list, parameters, stack);
  /** @type {{ known: Set<number>, changed: Set<number> }[]} */
  const blocks = [];
  /** Locals of which the address that they hold was looked at on every way to here. @type {Set<number>} */
  let known = new Set();
  const before = () => new Set([...(blocks.at(-1)?.known ?? [])].filter((local) => !blocks.at(-1)?.changed.has(local)));
  /** @type {ArrayLike<number>[]} */
  const parts = [];
  let from = at;
  const put = (/** @type {Instruction} */ { begin }, /** @type {number[]} */ code) => {
    parts.push(body.subarray(from, begin), code);
    from = begin;
  };
  list.forEach((instruction, place) => {
    const { operation, value } = instruction;
    const size = LOADS[/** @type {keyof LOADS} */ (operation)];
    const prior = list[place - 1];
    if (BLOCKS.includes(operation)) {
      blocks.push({ known, changed: new Set() });
      // Who comes back to the head of a loop may have changed anything.
      known = operation === LOOP ? new Set() : new Set(known);
    } else if (BRANCHES.includes(operation)) known = before();
    else if (ENDS.includes(operation) && blocks.length) {
      known = before();
      const { changed } = /** @type {{ changed: Set<number> }} */ (blocks.pop());
      for (const local of changed) blocks.at(-1)?.changed.add(local);
    } else if (operation === OP.set || operation === OP.tee) {
      known.delete(value);
      blocks.at(-1)?.changed.add(value);
    } else if (operation === MEMORY_COPY) {
      put(instruction, [OP.set, ...length, OP.tee, ...address, OP.get, ...address, OP.get, ...length, 0x10, ...unsigned(insert.copy), OP.get, ...length]);
    } else if (size) {
      const near = value + size <= GRAIN;
      const local = prior.operation === OP.get || prior.operation === OP.tee ? prior.value : -1;
      if (frame.has(local) || (near && known.has(local))) return;
      if (prior.operation === OP.constant && insert.absent) {
        if (insert.absent((prior.value >>> 0) + value, size)) put(instruction, [OP.unreachable]);
        return;
      }
      if (near && local >= 0) known.add(local);
      const get = local >= 0 ? [OP.get, ...unsigned(local)] : [OP.get, ...address];
      const far = near ? [] : [OP.constant, ...signed(value | 0), OP.add];
      put(instruction, [...(local >= 0 ? [] : [OP.tee, ...address]), ...insert.address([...get, ...far])]);
    }
  });
  if (!parts.length) return body;
  const types = groups.flatMap(({ count, type }) => [unsigned(count), type]);
  return concat([unsigned(groups.length + 1), ...types, [2, I32], ...parts, body.subarray(from)]);
}

/** What notes an address, in a map that lies at `marks`. @param {number} marks */
export const noting = (marks) => (/** @type {number[]} */ get) => [...get, OP.constant, NOTE_BITS, OP.shift, OP.constant, 1, OP.store8, 0, ...unsigned(marks)];

/** What makes an address one outside the memory where the map at `map` says -1. @param {number} map */
export const checking = (map) => (/** @type {number[]} */ get) => [...get, OP.constant, GRAIN_BITS, OP.shift, OP.load8, 0, ...unsigned(map), OP.or];

/** The function (start, length) that does so for each grain of a range. @param {(get: number[]) => number[]} look @param {boolean} gives whether `look` leaves an address to try */
export function ranging(look, gives) {
  const [start, length, last] = [[OP.get, 0], [OP.get, 1], [OP.get, 2]];
  const step = gives ? GRAIN : 1 << NOTE_BITS;
  // An address outside the memory stops the program when it is read.
  const one = gives ? [OP.constant, 0, ...look(start), OP.load8, 0, 0, 0x1a] : look(start);
  return Uint8Array.from([
    ...[1, 1, I32, ...length, 0x45, 0x04, 0x40, 0x0f, OP.end], // nothing to copy
    ...[...start, ...length, OP.add, OP.constant, 1, OP.sub, OP.constant, ...signed(-step), 0x71, OP.set, 2], // where the last grain begins
    ...[...start, OP.constant, ...signed(-step), 0x71, OP.set, 0],
    ...[0x03, 0x40, ...one, ...start, ...last, 0x47, 0x04, 0x40, ...start, OP.constant, ...signed(step), OP.add, OP.set, 0, 0x0c, 1, OP.end, OP.end],
    OP.end,
  ]);
}
