@description('A storage account and the services of it that are used.')
type Account = {
  @description('Name of the account.')
  name: string

  @description('Services that get an endpoint.')
  services: ('blob' | 'queue' | 'table')[]
}

@description('Storage accounts that get the endpoints.')
param accounts Account[]

@description('Virtual network in which the names resolve.')
param virtualNetworkId string

@description('Subnet the endpoints are placed in.')
param subnetId string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

var services = ['blob', 'queue', 'table']

var wanted = flatten(map(accounts, account => map(account.services, service => { account: account.name, service: service })))

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: 'functions'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: virtualNetworkId }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2026-03-01' = [
  for endpoint in wanted: {
    name: 'pe-${endpoint.account}-${endpoint.service}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: endpoint.service
          properties: {
            privateLinkServiceId: resourceId('Microsoft.Storage/storageAccounts', endpoint.account)
            groupIds: [endpoint.service]
          }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-03-01' = [
  for (endpoint, i) in wanted: {
    parent: endpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: endpoint.service
          properties: { privateDnsZoneId: zones[indexOf(services, endpoint.service)].id }
        }
      ]
    }
  }
]
