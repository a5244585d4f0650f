#!/usr/bin/env node
// Stands in for Prisma's schema-engine binary, which no package registry carries: the same engine, compiled to WebAssembly, behind
// the same line-wise JSON-RPC. prisma.config.ts names this file to the CLI. prisma, @prisma/* and @prisma/schema-engine-wasm are
// pinned together: the protocol is internal to one release.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { PrismaPg } from "@prisma/adapter-pg"
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg"
import { parseIntoClientConfig } from "pg-connection-string"

const NOWHERE = "postgresql://none@127.0.0.1:1/none"
const CHAR_TYPE = 18 // the type "char" of the system catalogues, unknown to the adapter
const TEXT_TYPE = 25
const CODES = {
  AuthenticationFailed: "P1000",
  DatabaseNotReachable: "P1001",
  SocketTimeout: "P1002",
  DatabaseDoesNotExist: "P1003",
  DatabaseAlreadyExists: "P1009",
  DatabaseAccessDenied: "P1010",
  TlsConnectionError: "P1011",
}

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { datasource: { type: "string" }, datamodels: { type: "string", multiple: true } },
})
const target = parseIntoClientConfig((values.datasource && JSON.parse(values.datasource).url) || NOWHERE)

/** The last script that PostgreSQL refused, for the message: the engine itself keeps neither line nor hint. */
let refused

/** One connection for a whole run, since it holds the advisory lock; scripts sent whole; a shadow database that goes away. */
class Adapter extends PrismaPg {
  constructor(config) {
    super({ ...config, max: 1, idleTimeoutMillis: 0 })
  }

  async connect() {
    const connection = await super.connect()
    readsCatalogues(connection)
    // The adapter's own executeScript splits at every semicolon, also within $$ … $$. Answers nothing: the engine wants a unit.
    connection.executeScript = async (sql) => {
      await connection.underlyingDriver().query(sql).catch((error) => {
        refused = { sql, error }
        connection.onError(error)
      })
    }
    return connection
  }

  async connectToShadowDb() {
    const database = `${this.config.database}_shadow` // a fixed name, so that what an interrupted run left is dropped by the next
    const drop = `DROP DATABASE IF EXISTS ${quoted(database)} WITH (FORCE)`
    await this.#onMain([drop, `CREATE DATABASE ${quoted(database)} TEMPLATE template0`])
    const shadow = await new Adapter({ ...this.config, database }).connect()
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await this.#onMain([drop])
    }
    return shadow
  }

  async #onMain(statements) {
    const main = await this.connect()
    try {
      for (const sql of statements) await main.executeScript(sql)
    } finally {
      await main.dispose()
    }
  }
}

/** Lets a connection answer columns of type "char": handed to the adapter as text, typed as a character afterwards. */
function readsCatalogues(connection) {
  const { queryRaw } = connection
  connection.queryRaw = async (query) => {
    const { fields, rows } = await connection.performIO(query)
    const known = fields.map((field) => (field.dataTypeID === CHAR_TYPE ? { ...field, dataTypeID: TEXT_TYPE } : field))
    const result = await queryRaw.call({ performIO: async () => ({ fields: known, rows }) }, query)
    const columnTypes = result.columnTypes.map((type, i) => (fields[i].dataTypeID === CHAR_TYPE ? ColumnTypeEnum.Character : type))
    return { ...result, columnTypes }
  }
}

function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`
}

/** `schema-engine cli can-connect-to-database | create-database | drop-database`: one statement, the answer on standard error. */
async function runCommand(command) {
  const say = (level, fields) => process.stderr.write(`${JSON.stringify({ level, target: "schema_engine::logger", fields })}\n`)
  const [sql, database] = {
    "can-connect-to-database": ["SELECT 1", target.database],
    "create-database": [`CREATE DATABASE ${quoted(target.database)} TEMPLATE template0`, "postgres"],
    "drop-database": [`DROP DATABASE ${quoted(target.database)} WITH (FORCE)`, "postgres"],
  }[command]
  say("INFO", { message: "Starting schema engine CLI" }) // the CLI skips the first line
  try {
    const connection = await new Adapter({ ...target, database }).connect()
    await connection.executeScript(sql)
    return 0
  } catch (error) {
    const where = `${target.host}:${target.port ?? 5432}/${target.database}`
    const message = `${error.cause?.originalMessage ?? error.message} (${where})`
    say("ERROR", { error_code: CODES[error.cause?.kind] ?? "P1001", message })
    return 1
  }
}

/** Loads the engine's WebAssembly; `panics` is told the text of a panic before the engine traps. */
async function loadEngine(panics) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: panics }
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  const code = readFileSync(script.replace(/\.js$/, ".wasm"))
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

/** Answers one JSON-RPC call a line until standard input ends. */
async function serve() {
  let panic = ""
  let engine
  let current
  await loadEngine((message) => {
    panic = message
  })
  const answer = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`)
  const fail = (data) => answer({ id: current, error: { code: 4466, message: data.message, data } })
  // A panic leaves its promise unsettled: answer the call from here, and end.
  process.on("uncaughtException", (error) => {
    fail({ is_panic: true, message: panic || error.stack })
    process.exitCode = 101
    process.stdin.destroy()
  })
  const datamodels = values.datamodels?.map((path) => [path, readFileSync(path, "utf8")]) // none is undefined; [] is refused

  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the receipt for `print`
    current = id
    refused = undefined
    try {
      engine ??= await wasm.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(new Adapter(target)))
      const result = await call(engine, method, params)
      if (method === "diff" && result.stdout) answer({ id: `print-${id}`, method: "print", params: { content: result.stdout } })
      answer({ id, result: result ?? null })
    } catch (error) {
      fail(refused ? refusal(method, error) : { is_panic: panic !== "", message: panic || error.message, error_code: error.code, meta: error.meta })
    }
  }
}

async function call(engine, method, params) {
  // These two look for the shadow's schema in the engine's cache only, and fail where it is not there: fill it first.
  if (method === "evaluateDataLoss" || method === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
  }
  return engine[method === "getDatabaseVersion" ? "version" : method](params)
}

/** What PostgreSQL said of the refused script, with its line, in the form that the CLI knows for a failed migration (P3018). */
function refusal(method, error) {
  const { sql, error: cause } = refused
  const at = cause.position ? `, line ${sql.slice(0, cause.position).split("\n").length}` : ""
  const why = [`Database error ${cause.code}${at}: ${cause.message}`, cause.detail, cause.hint].filter(Boolean).join("\n")
  const name = method === "applyMigrations" && /migration_name="([^"]+)"/.exec(error.message)?.[1]
  if (!name) return { is_panic: false, error_code: error.code, message: `${error.message}\n\n${why}` }
  const advice = "No further migration is applied before this one is resolved: prisma migrate resolve --help"
  return { is_panic: false, error_code: "P3018", message: `A migration could not be applied.\n${advice}\n\nMigration name: ${name}\n\n${why}` }
}

if (process.argv.includes("--version")) {
  console.log("schema-engine-cli wasm")
} else if (positionals[0] === "cli") {
  process.exit(await runCommand(positionals[1]))
} else {
  await serve()
  process.exit()
}
