/*
 * Loaded before a worker: its own clock is off by SHIFT_MILLISECONDS. Everything in a Node process that asks what time it
 * is asks Date; time that passes (performance.now) is not shifted, as on a machine whose clock was set wrong at its start.
 */
const shift = Number(process.env['SHIFT_MILLISECONDS'] ?? 0);
const right = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (target, parameters: [], newTarget) =>
    Reflect.construct(target, parameters.length === 0 ? [right() + shift] : parameters, newTarget) as Date,
  apply: () => new Date(right() + shift).toString(),
  get: (target, name) => (name === 'now' ? () => right() + shift : (Reflect.get(target, name) as unknown)),
});
