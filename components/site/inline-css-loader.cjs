/** Turns a stylesheet into a module that exports its text: imports taken in, minified. Run by Turbopack (see next.config.js). */
module.exports = function inlineCss(source) {
  const done = this.async()
  compile(source, this.resourcePath).then(({ css, messages }) => {
    for (const message of messages) {
      if (message.type === "dependency") this.addDependency(message.file)
      if (message.type === "dir-dependency") this.addContextDependency(message.dir)
    }
    done(null, `export default ${JSON.stringify(css)}`)
  }, done)
}

async function compile(source, from) {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([import("postcss"), import("@tailwindcss/postcss")])
  return postcss([tailwind({ base: process.cwd(), optimize: { minify: true } })]).process(source, { from })
}
