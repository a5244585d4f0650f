/** Turns a stylesheet into a module that exports its text: imports taken in, minified. Run by Turbopack (see next.config.js). */
module.exports = function inlineCss(source) {
  const done = this.async()
  compile(source, this.resourcePath).then(({ css, messages }) => {
    for (const message of messages) {
      if (message.type === "dependency") this.addDependency(message.file)
      if (message.type === "dir-dependency") this.addContextDependency(message.dir)
    }
    // Tailwind's plugin takes in the imports and minifies; nothing of Tailwind's own is in the text, so its banner is not either.
    done(null, `export default ${JSON.stringify(css.replace(/^\/\*!.*?\*\/\s*/s, "").trim())}`)
  }, done)
}

async function compile(source, from) {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([import("postcss"), import("@tailwindcss/postcss")])
  return postcss([tailwind({ base: process.cwd(), optimize: { minify: true } })]).process(source, { from })
}
