// Connects blob events to the function that renders. Deployed by scripts/event-subscription after the program is
// published: the host makes the key in the address when it first runs.

@description('Name of the function app.')
param functionAppName string

@description('Address of the function app, https:// and host name.')
param functionAppUrl string

@description('Event Grid system topic that carries the blob events.')
param topicName string

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var key = listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension

resource renderFactsheet 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'render-factsheet'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: '${functionAppUrl}/runtime/webhooks/blobs?functionName=Host.Functions.RenderFactsheet&code=${key}'
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/render-requests/'
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
  }
}
