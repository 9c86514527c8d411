@description('Name of the function app.')
param name string

@description('Name of its plan.')
param planName string

@description('Azure region.')
param location string

@description('Resource id of the identity the app runs as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Storage account of the Functions host and the published program.')
param hostStorageName string

@description('Storage account of the surveys.')
param surveyStorageName string

@description('Container of the host storage account the published program is placed in.')
param deploymentContainer string

@description('Application Insights component.')
param componentName string

@description('Log Analytics workspace for the log of the platform.')
param workspaceId string

@description('When stale waves are looked for (NCRONTAB).')
param recomputeSchedule string

@description('Days that superseded files, results and outputs are kept.')
param supersededDays int

@description('Whom users of the API can turn to; empty for nobody.')
param apiContact { name: string, email: string, url: string }

@description('Address at which readers find the portal; empty for the address of the app.')
param publicAddress string

@description('Where readers say what does not work for them; empty for nowhere.')
param accessibilityContact string

@description('Most instances.')
param maximumInstanceCount int

@description('Memory of an instance, MB.')
param instanceMemoryMB int

@description('Whether instances are spread over availability zones.')
param zoneRedundant bool

@description('Hash of the key of the administrator; empty for none.')
param administratorKeyHash string

@description('Issuer whose tokens are taken; empty for none.')
param signInAuthority string

@description('Application that its tokens have to be for.')
param signInAudience string

@description('Organisation of the app roles that name none.')
param signInOrganisation string

@description('Client id under which people sign in on the desk; empty for with a key alone.')
param signInDeskClient string

@description('Scope that the desk asks for; empty for everything its registration allows.')
param signInDeskScope string

@description('Subnet for outbound traffic; empty for none.')
param subnetId string

@description('Tags.')
param tags object

// Requests an instance takes at a time: each may be an upload of 100 MB that is checked as it comes in.
var httpRequestsPerInstance = 4

resource hostStorage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: hostStorageName
}

resource surveyStorage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: surveyStorageName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  tags: tags
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  tags: union(tags, { 'azd-service-name': 'functions' })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    // Flex Consumption has no FTP; naming it (ftpsState) or the runtime's version here is refused.
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        triggers: { http: { perInstanceConcurrency: httpRequestsPerInstance } }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: hostStorage.properties.primaryEndpoints.queue
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      SurveyStorage__blobServiceUri: surveyStorage.properties.primaryEndpoints.blob
      SurveyStorage__queueServiceUri: surveyStorage.properties.primaryEndpoints.queue
      SurveyStorage__tableServiceUri: surveyStorage.properties.primaryEndpoints.table
      SurveyStorage__credential: 'managedidentity'
      SurveyStorage__clientId: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      // Above this the host answers without words; the program says what is too large.
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '210000000'
      // The root is a page of the portal; the platform would show its own.
      AzureWebJobsDisableHomepage: 'true'
      RecomputeSchedule: recomputeSchedule
      Retention__SupersededDays: string(supersededDays)
      ApiContact__Name: apiContact.name
      ApiContact__Email: apiContact.email
      ApiContact__Url: apiContact.url
      PublicAddress: publicAddress
      Portal__AccessibilityContact: accessibilityContact
      Access__AdministratorKeyHash: administratorKeyHash
      Access__Authority: signInAuthority
      Access__Audience: signInAudience
      Access__Organisation: signInOrganisation
      Access__DeskClient: signInDeskClient
      Access__DeskScope: signInDeskScope
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
