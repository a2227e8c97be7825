// Reads a plan with fhir-kit-client as it comes: node read_with_kit.mjs <base> <token> <patient>. Prints what it found.
import { Client } from 'fhir-kit-client'

const [baseUrl, token, patient] = process.argv.slice(2)
const client = new Client({ baseUrl, customHeaders: { Authorization: `Bearer ${token}` } })
const capability = await client.capabilityStatement()
const read = await client.read({ resourceType: 'Patient', id: patient })
const goals = await client.search({ resourceType: 'Goal', searchParams: { patient, _count: 1 } })
let page = goals
let ids = []
while (page) {
  ids = ids.concat((page.entry ?? []).map((entry) => entry.resource.id))
  page = await client.nextPage({ bundle: page })
}
const everything = await client.operation({ name: 'everything', resourceType: 'Patient', id: patient, method: 'get' })
let refused = null
try {
  await client.read({ resourceType: 'CarePlan', id: 'nobody' })
} catch (error) {
  refused = { status: error.response.status, type: error.response.data.resourceType }
}
console.log(JSON.stringify({
  version: capability.fhirVersion, id: read.id, total: goals.total, ids, everything: everything.entry.length, refused
}))
