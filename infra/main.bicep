targetScope = 'subscription'

import { resourceName } from 'names.bicep'

@description('Name of the environment, any that the Azure Developer CLI allows, for instance "monitor-prod".')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of all resources. It must offer the Flex Consumption plan and availability zones.')
param location string = 'westeurope'

@description('When the function app looks for waves that are out of date (NCRONTAB, six fields, UTC). The alerts expect five minutes or less.')
param recomputeSchedule string = '0 */5 * * * *'

@description('Days that deleted and overwritten blobs can be recovered. After them whoever was erased is gone everywhere.')
@minValue(7)
@maxValue(30)
param recoveryDays int = 14

@description('Days that superseded files, results and outputs are kept before they are removed.')
@minValue(2)
@maxValue(365)
param supersededDays int = 30

@description('Most instances the function app may scale out to; bounds cost and load on storage.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of one instance in MB. Storing a file of a million rows takes under 300 MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Spreads the function app over availability zones; keeps two instances of every group of functions ready, which costs.')
param zoneRedundant bool = false

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('GB of logs a day after which no more are taken in, which bounds their cost. An alert says when it happens.')
@minValue(1)
param dailyLogGB int = 1

@description('E-mail address that alerts go to; empty for alerts without e-mail.')
param alertEmail string = ''

@description('Whom users of the API can turn to, as its OpenAPI document says; set all three or none.')
param apiContact { name: string, email: string, url: string } = { name: '', email: '', url: '' }

@description('Address at which readers find the portal, when it has a domain of its own: "https://figures.example.org". It is printed in every report. Empty for the address that Azure gives.')
param publicAddress string = ''

@description('E-mail or https address at which readers say what does not work for them, on the accessibility statement; empty for none.')
param accessibilityContact string = ''

@description('Puts storage behind private endpoints in a virtual network of its own and closes its public endpoint.')
param privateNetworking bool = false

@description('Puts a lock on the storage account of the surveys: nobody can delete it before taking the lock away.')
param deleteLock bool = false

@description('Hash of the key of the administrator, as "keys new" prints it: 64 hexadecimal digits, or two with a comma between. Not a secret. Empty when administrators sign in.')
param administratorKeyHash string = ''

@description('Issuer whose tokens are taken, "https://login.microsoftonline.com/{tenant}/v2.0"; empty for none.')
param signInAuthority string = ''

@description('Application that its tokens have to be for: client id of the app registration.')
param signInAudience string = ''

@description('Organisation of the app roles that name none; empty when every one names its organisation.')
param signInOrganisation string = ''

@description('Client id under which people sign in on the commissioner\'s desk: a registration with a redirect URI of the type single-page application, "{address}/manage/signed-in". Empty for with a key alone.')
param signInDeskClient string = ''

@description('Scope that the desk asks for; empty for everything its registration allows.')
param signInDeskScope string = ''

@description('Days that nobody can change or remove what was kept of the ends of audit logs.')
@minValue(30)
@maxValue(3650)
param auditAnchorDays int = 365

@description('Tags on all resources.')
param tags object = {}

var hash = uniqueString(subscription().id, environmentName, location)
var name = resourceName(environmentName, hash)
var hostStorageName = 'sthost${hash}'
var surveyStorageName = 'stsurvey${hash}'
var deploymentContainer = 'deployment-package'
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${name}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${name}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${name}'
    componentName: 'appi-${name}'
    location: location
    retentionDays: logRetentionDays
    dailyGB: dailyLogGB
    publisherId: identity.outputs.principalId
    tags: allTags
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    name: 'vnet-${name}'
    location: location
    tags: allTags
  }
}

// What the Functions host keeps for itself, and the published program.
module hostStorage 'modules/storage-account.bicep' = {
  scope: group
  params: {
    name: hostStorageName
    location: location
    recoveryDays: recoveryDays
    publicNetworkAccess: !privateNetworking
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

// Everything about surveys and the people who answered them.
module surveyStorage 'modules/storage-account.bicep' = {
  scope: group
  params: {
    name: surveyStorageName
    location: location
    recoveryDays: recoveryDays
    publicNetworkAccess: !privateNetworking
    deleteLock: deleteLock
    workspaceId: monitoring.outputs.workspaceId
    tags: allTags
  }
}

module host 'modules/host-storage.bicep' = {
  scope: group
  params: {
    accountName: hostStorageName
    deploymentContainer: deploymentContainer
    principalId: identity.outputs.principalId
  }
  dependsOn: [hostStorage]
}

module surveys 'modules/survey-storage.bicep' = {
  scope: group
  params: {
    accountName: surveyStorageName
    principalId: identity.outputs.principalId
    auditAnchorDays: auditAnchorDays
  }
  dependsOn: [surveyStorage]
}

module privateEndpoints 'modules/private-endpoints.bicep' = if (privateNetworking) {
  scope: group
  params: {
    accounts: [
      { name: hostStorageName, services: ['blob', 'queue'] }
      { name: surveyStorageName, services: ['blob', 'queue', 'table'] }
    ]
    virtualNetworkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    location: location
    tags: allTags
  }
  dependsOn: [hostStorage, surveyStorage]
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: 'func-${name}'
    planName: 'plan-${name}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorageName
    surveyStorageName: surveyStorageName
    deploymentContainer: deploymentContainer
    componentName: monitoring.outputs.componentName
    workspaceId: monitoring.outputs.workspaceId
    recomputeSchedule: recomputeSchedule
    supersededDays: supersededDays
    apiContact: apiContact
    publicAddress: publicAddress
    accessibilityContact: accessibilityContact
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    zoneRedundant: zoneRedundant
    administratorKeyHash: administratorKeyHash
    signInAuthority: signInAuthority
    signInAudience: signInAudience
    signInOrganisation: signInOrganisation
    signInDeskClient: signInDeskClient
    signInDeskScope: signInDeskScope
    subnetId: privateNetworking ? network!.outputs.functionsSubnetId : ''
    tags: allTags
  }
  dependsOn: [host, surveys, privateEndpoints]
}

module events 'modules/events.bicep' = {
  scope: group
  params: {
    topicName: 'evgt-${name}'
    storageAccountName: surveyStorageName
    location: location
    tags: allTags
  }
  dependsOn: [surveyStorage]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    componentName: monitoring.outputs.componentName
    workspaceId: monitoring.outputs.workspaceId
    functionAppName: functionApp.outputs.name
    email: alertEmail
    tags: allTags
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_FUNCTION_APP_URL string = functionApp.outputs.url
output AZURE_STORAGE_ACCOUNT_NAME string = surveyStorageName
output AZURE_EVENT_TOPIC_NAME string = events.outputs.topicName
