targetScope = 'subscription'

@description('Name of the environment, used in the names of all resources, for instance "monitor-prod".')
@minLength(1)
@maxLength(30)
param environmentName string

@description('Azure region of all resources. The Flex Consumption plan must be offered there.')
param location string = 'westeurope'

@description('When the function app looks for waves that are out of date (NCRONTAB, six fields, UTC).')
param recomputeSchedule string = '0 */5 * * * *'

@description('Days that superseded uploads, results and factsheets stay recoverable before they are deleted for good.')
@minValue(7)
@maxValue(365)
param retentionDays int = 90

@description('Most instances the function app may scale out to; bounds cost and load on storage.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of one instance in MB. Storing a file of a million rows takes under 300 MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('E-mail address that alerts go to; empty for alerts without e-mail.')
param alertEmail string = ''

@description('Puts storage behind private endpoints in a virtual network of its own and closes its public endpoint.')
param privateNetworking bool = false

@description('Tags on all resources.')
param tags object = {}

var suffix = uniqueString(subscription().id, environmentName, location)
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${environmentName}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${environmentName}'
    componentName: 'appi-${environmentName}'
    location: location
    retentionDays: logRetentionDays
    tags: allTags
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    name: 'vnet-${environmentName}'
    location: location
    tags: allTags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${suffix}'
    location: location
    retentionDays: retentionDays
    publicNetworkAccess: !privateNetworking
    tags: allTags
  }
}

module privateEndpoints 'modules/private-endpoints.bicep' = if (privateNetworking) {
  scope: group
  params: {
    storageAccountName: storage.outputs.name
    virtualNetworkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    location: location
    tags: allTags
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageAccountName: storage.outputs.name
    componentName: monitoring.outputs.componentName
  }
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: 'func-${environmentName}-${suffix}'
    planName: 'plan-${environmentName}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    componentName: monitoring.outputs.componentName
    recomputeSchedule: recomputeSchedule
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    subnetId: privateNetworking ? network!.outputs.functionsSubnetId : ''
    tags: allTags
  }
  dependsOn: [roles, privateEndpoints]
}

module events 'modules/events.bicep' = {
  scope: group
  params: {
    topicName: 'evgt-${environmentName}'
    storageAccountName: storage.outputs.name
    location: location
    tags: allTags
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    prefix: environmentName
    location: location
    componentName: monitoring.outputs.componentName
    functionAppName: functionApp.outputs.name
    email: alertEmail
    tags: allTags
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_FUNCTION_APP_URL string = functionApp.outputs.url
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_EVENT_TOPIC_NAME string = events.outputs.topicName
