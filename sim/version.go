package sim

// ModelVersion names the method: reading the record, fit, draw and replay. It
// is raised with every change by which the same ledger, playbook and seed give
// other cash (a test in cmd/firstcall notices): runs of two versions can't be
// compared replication by replication, and a baseline of an older one is stale.
const ModelVersion = 1
