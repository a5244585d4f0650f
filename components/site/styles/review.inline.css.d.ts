/** The compiled stylesheet as text (inline-css-loader.cjs). */
declare const css: string
export default css
