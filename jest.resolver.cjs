// './x.js' written in our TypeScript sources -> './x.ts' or './x.tsx'; node_modules are left alone.
module.exports = (path, options) => {
  if (path.endsWith('.js') && path.startsWith('.') && !options.basedir.includes('/node_modules/')) {
    for (const extension of ['.ts', '.tsx']) {
      try {
        return options.defaultResolver(path.slice(0, -3) + extension, options);
      } catch {
        /* not this one: the next, or a real .js file */
      }
    }
  }
  return options.defaultResolver(path, options);
};
