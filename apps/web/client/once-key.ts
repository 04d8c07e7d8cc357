/**
 * Keys under which a POST is done once however often it is sent: the same one for the same content, so that trying again
 * after a lost connection enters nothing twice, and another one for other content. Made once a form: `useState(onceKeys)`.
 */
export function onceKeys(): (content: unknown) => string {
  let last = { content: '', key: '' };
  return (given) => {
    const content = JSON.stringify(given);
    if (content !== last.content) last = { content, key: crypto.randomUUID() };
    return last.key;
  };
}
