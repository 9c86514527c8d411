@description('Name of the Event Grid system topic.')
param topicName string

@description('Storage account whose blob events it carries.')
param storageAccountName string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageAccountName
}

// Its subscription is made after deployment (event-subscription.bicep), because the address holds a key that exists
// only once the app runs.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: topicName
  location: location
  tags: tags
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

output topicName string = topic.name
