// Reads open data files with programs of others and prints what they found, as JSON.
// node read.mjs NODE_MODULES FOLDER
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [modules, folder] = process.argv.slice(2)
const require = createRequire(join(modules, 'of-readers.js'))
const { parquetMetadata, parquetReadObjects, parquetSchema } = await import(pathToFileURL(require.resolve('hyparquet')))
const JSONstat = require('jsonstat-toolkit')
const jsonld = require('jsonld')

const read = name => readFileSync(join(folder, name))
const parse = name => JSON.parse(read(name).toString('utf8'))

async function parquet () {
  const bytes = read('figures.parquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const types = parquetSchema(parquetMetadata(file)).children.map(column => [
    column.element.name,
    column.element.logical_type?.type ?? column.element.type
  ])
  const rows = await parquetReadObjects({ file })
  return { types: Object.fromEntries(types), rows }
}

function jsonStat () {
  const collection = JSONstat(parse('figures.jsonstat.json'))
  return Array.from({ length: collection.length }, (_, place) => collection.Dataset(place)).map(dataset => {
    const values = {}
    const [waves, groups, answers, measures] = dataset.id.map(dimension => dataset.Dimension(dimension).id)
    for (const wave of waves)
      for (const group of groups)
        for (const answer of answers)
          for (const measure of measures)
            values[[wave, group, answer, measure].join(' ')] = dataset.Data({ wave, group, answer, measure }).value
    return { table: dataset.extension.table, values }
  })
}

async function dataset () {
  const refuse = address => { throw new Error(`A context from elsewhere is asked for: ${address}`) }
  const [described] = await jsonld.expand(parse('dataset.jsonld'), { documentLoader: refuse })
  return described
}

const plain = (_, value) => typeof value === 'bigint' ? Number(value) : value
console.log(JSON.stringify({ parquet: await parquet(), jsonStat: jsonStat(), dataset: await dataset() }, plain))
