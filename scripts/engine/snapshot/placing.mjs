// Where what CPython allocates while it starts comes to lie.
//
// A first start notes what is still there at its end. The next lays exactly that side by side, in the order of asking, what
// somebody reads apart from the rest, whoever asks in between. Where the next turns out otherwise than the first, something lies
// elsewhere: that costs bytes or stops the program (loads.mjs), and never changes an answer.
// @ts-check
import * as wasm from "./wasm.mjs";

/** @typedef {{ number: number, size: number }} Piece something that was allocated, the so manyeth */

// A function of the page that nobody calls while CPython starts; it has the parameters of realloc.
export const ASKED = "ffi_closure_alloc_js";
const RELEASE = -1;
/** So many bytes lie unused before and after what nobody reads. */
export const APART = 4096;

/** A program that asks the page for each address. @param {wasm.Section[]} program @param {wasm.Export[]} more */
export function asking(program, more) {
  const { functions } = wasm.imported(program);
  const call = [0x10, ...wasm.unsigned(functions.indexOf(ASKED))];
  const [exported, types, bodies] = [wasm.exported(program), wasm.functionTypes(program), wasm.bodies(program)];
  const added = Object.entries({
    malloc: [0x41, 0, 0x20, 0, ...call],
    realloc: [0x20, 0, 0x20, 1, ...call],
    free: [0x20, 0, 0x41, ...wasm.signed(RELEASE), ...call, 0x1a],
  }).map(([name, code]) => {
    const place = exported.findIndex((one) => one.name === name);
    const own = exported[place].index - functions.length;
    types.push(types[own]);
    const index = functions.length + bodies.push(bodies[own]) - 1;
    bodies[own] = Uint8Array.from([0, ...code, 0x0b]);
    return { name: `real ${name}`, kind: wasm.KIND.function, index };
  });
  return wasm.assemble(
    wasm.replace(program, {
      [wasm.ID.functions]: wasm.functionSection(types),
      [wasm.ID.exports]: wasm.exportSection([...exported, ...more, ...added]),
      [wasm.ID.code]: wasm.codeSection(bodies),
    }),
  );
}

/** What answers such a program. @param {Piece[]} near what is read @param {Piece[]} far what nobody reads */
export function placing(near, far) {
  const expected = new Map([...near, ...far].map(({ number, size }) => [number, size]));
  /** The places that were laid out, by number. @type {Map<number, number>} */
  const places = new Map();
  /** The number of what is there, by address. @type {Map<number, number>} */
  const live = new Map();
  /** @type {number[]} */
  const sizes = [];
  /** Where what nobody reads begins and ends. */
  const apart = { from: 0, to: 0 };
  /** @param {Record<string, any>} program @param {number} old @param {number} size */
  function address(program, old, size) {
    const take = program["real malloc"];
    if (size === RELEASE) {
      live.delete(old);
      // Nothing is given out again where nothing is shipped.
      return old >= apart.from && old < apart.to ? 0 : program["real free"](old);
    }
    const number = sizes.push(size) - 1;
    if (!number) {
      const lay = (/** @type {Piece} */ piece) => places.set(piece.number, take(piece.size));
      near.forEach(lay);
      apart.from = take(APART) + APART;
      far.forEach(lay);
      apart.to = take(APART);
    }
    const found = (expected.get(number) === size && places.get(number)) || take(size);
    if (old) {
      const before = live.get(old);
      if (before === undefined) throw new Error("what is to be resized was never asked for");
      new Uint8Array(program.memory.buffer).copyWithin(found, old, old + Math.min(size, sizes[before]));
      address(program, old, RELEASE);
    }
    live.set(found, number);
    return found;
  }
  return { address, live, sizes, apart };
}
