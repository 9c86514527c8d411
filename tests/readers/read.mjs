// Reads open data files with programs of others and prints what they found, as JSON.
// node read.mjs NODE_MODULES FOLDER
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const here = new URL('.', import.meta.url)
const [modules, folder] = process.argv.slice(2)
const require = createRequire(join(modules, 'of-readers.js'))
const { parquetMetadata, parquetReadObjects, parquetSchema } = await import(pathToFileURL(require.resolve('hyparquet')))
const JSONstat = require('jsonstat-toolkit')
const jsonld = require('jsonld')
const { Parser, Store } = require('n3')
const load = async name => (await import(pathToFileURL(require.resolve(name)))).default
const [CsvParser, ShaclValidator] = await Promise.all([load('rdf-parser-csvw'), load('rdf-validate-shacl')])

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

const refuse = address => { throw new Error(`A context from elsewhere is asked for: ${address}`) }

async function dataset () {
  const [described] = await jsonld.expand(parse('dataset.jsonld'), { documentLoader: refuse })
  return described
}

async function quads (document, documentLoader = refuse) {
  const text = await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' })
  return new Store(new Parser({ format: 'N-Quads' }).parse(text))
}

// What the terms of CSV on the Web mean (https://www.w3.org/ns/csvw): those that the portal writes.
const csvw = 'http://www.w3.org/ns/csvw#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const termsOfCsvw = {
  '@vocab': csvw,
  dc: 'http://purl.org/dc/terms/',
  columns: { '@id': `${csvw}column`, '@container': '@list' },
  titles: { '@id': `${csvw}title`, '@container': '@language' },
  url: { '@id': `${csvw}url`, '@type': '@id' },
  datatype: { '@id': `${csvw}datatype`, '@type': '@vocab' },
  string: `${xsd}string`,
  integer: `${xsd}integer`,
  anyURI: `${xsd}anyURI`
}

/** The rows of both CSV files, as their metadata says that they are read. */
async function csvRows () {
  const { tables } = parse('figures.csv-metadata.json')
  const read = []
  for (const [place, file] of ['figures.csv', 'figures.nl.csv'].entries()) {
    const metadata = await quads({ '@context': termsOfCsvw, ...tables[place] })
    const rows = new Map()
    const stream = new CsvParser({ metadata, baseIRI: '', timezone: 'utc' }).import(createReadStream(join(folder, file)))
    for await (const { subject, predicate, object } of stream) {
      if (!predicate.value.startsWith('#')) continue // rows and tables, not cells
      const row = rows.get(subject.value) ?? {}
      const type = object.datatype?.value?.value ?? object.datatype?.value
      row[decodeURI(predicate.value.slice(1))] = [object.value, String(type).replace(xsd, '')]
      rows.set(subject.value, row)
    }
    read.push([...rows.values()])
  }
  return read
}

/** What of a catalogue does not conform to the profile. */
async function violations (name) {
  const shapes = new Store(new Parser().parse(readFileSync(new URL('dcat-ap-nl.ttl', here), 'utf8')))
  const report = await new ShaclValidator(shapes).validate(await quads(parse(name)))
  return report.results.map(result => [result.focusNode?.value, result.path?.value, result.sourceConstraintComponent?.value].join(' '))
}

const plain = (_, value) => typeof value === 'bigint' ? Number(value) : value
console.log(JSON.stringify({
  parquet: await parquet(),
  jsonStat: jsonStat(),
  dataset: await dataset(),
  csv: await csvRows(),
  violations: await violations('catalog.jsonld'),
  violationsWithoutPublisher: await violations('catalog-without-publisher.jsonld')
}, plain))
