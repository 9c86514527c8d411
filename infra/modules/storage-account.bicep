@description('Name of the storage account.')
param name string

@description('Azure region.')
param location string

@description('Days that deleted and overwritten blobs and deleted containers can be recovered.')
param recoveryDays int

@description('Whether the public endpoint is open; callers must sign in with Entra ID all the same.')
param publicNetworkAccess bool

@description('Whether the account cannot be deleted until the lock is taken away.')
param deleteLock bool = false

@description('Log Analytics workspace that every read, write and deletion is logged in.')
param workspaceId string

@description('Tags.')
param tags object

var logged = map(['StorageRead', 'StorageWrite', 'StorageDelete'], category => { category: category, enabled: true })

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  tags: tags
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicNetworkAccess ? 'Allow' : 'Deny'
    }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }
}

// No versions beside soft delete: their terms would add up, and nobody could say when an erased person is gone.
// Soft delete keeps what was overwritten too.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: { enabled: true, days: recoveryDays, allowPermanentDelete: false }
    containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
  }
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2026-06-01' = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2026-06-01' = {
  parent: account
  name: 'default'
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'audit'
  properties: { workspaceId: workspaceId, logs: logged }
}

resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queues
  name: 'audit'
  properties: { workspaceId: workspaceId, logs: logged }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tables
  name: 'audit'
  properties: { workspaceId: workspaceId, logs: logged }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  scope: account
  name: 'cannot-delete'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the answers of every survey. Take this lock away before deleting the account.'
  }
}
