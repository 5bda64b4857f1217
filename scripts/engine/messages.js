// What every engine's thread says and hears. The build puts above it a script with one function, `start`: it gets the compiled
// module and what else the engine has, and gives the function that answers.
// @ts-check
/* global start */

/** @type {(request: string) => string} */
let ask;

self.onmessage = async ({ data }) => {
  try {
    if (data.module) {
      ask = await start(data.module, data.packed);
      // An engine that cannot answer the emptiest request is not ready.
      JSON.parse(ask("{}"));
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ answer: ask(data.request) });
    }
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
