@description('Storage account of the surveys.')
param accountName string

@description('Principal id of the identity the app runs as.')
param principalId string

@description('Days that nobody can change or remove the ends of audit logs that were kept.')
param auditAnchorDays int

// The same list is held against the code by a test.
var names = loadJsonContent('../storage-names.json')

// The app gets each container and each queue by itself. Tables are given with the account: a batch of rows is sent to
// the account's address, not to the table's, and the account has no tables but these.
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = { name: 'default' }
  resource queueService 'queueServices' existing = { name: 'default' }
  resource tableService 'tableServices' existing = { name: 'default' }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' = [
  for container in names.containers: {
    parent: account::blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

// Unlocked: it can be prolonged or taken away by an owner of the account, who is not the app. Locking it is for whoever
// runs the product; from then on the account cannot be removed before the days are over.
resource anchorPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2026-06-01' = {
  parent: containers[indexOf(names.containers, 'audit-anchors')]
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: auditAnchorDays
    allowProtectedAppendWrites: false
  }
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-06-01' = [
  for queue in names.queues: {
    parent: account::queueService
    name: queue
  }
]

resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-06-01' = [
  for table in names.tables: {
    parent: account::tableService
    name: table
  }
]

resource onContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in names.containers: {
    scope: containers[i]
    name: guid(account.id, container, principalId, blobDataContributor)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
      description: 'Storage Blob Data Contributor'
    }
  }
]

resource onQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in names.queues: {
    scope: queues[i]
    name: guid(account.id, queue, principalId, queueDataContributor)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
      description: 'Storage Queue Data Contributor'
    }
  }
]

resource onTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, tableDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    description: 'Storage Table Data Contributor'
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-handled-render-requests'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['render-requests/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
        {
          name: 'delete-old-backups'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['backups/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
      ]
    }
  }
}
