using './main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'stand-van-het-land')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param apiContact = {
  name: readEnvironmentVariable('API_CONTACT_NAME', '')
  email: readEnvironmentVariable('API_CONTACT_EMAIL', '')
  url: readEnvironmentVariable('API_CONTACT_URL', '')
}
param publicAddress = readEnvironmentVariable('PUBLIC_ADDRESS', '')
param accessibilityContact = readEnvironmentVariable('ACCESSIBILITY_CONTACT', '')
param privateNetworking = bool(readEnvironmentVariable('PRIVATE_NETWORKING', 'false'))
param zoneRedundant = bool(readEnvironmentVariable('ZONE_REDUNDANT', 'false'))
param administratorKeyHash = readEnvironmentVariable('ADMINISTRATOR_KEY_HASH', '')
param signInAuthority = readEnvironmentVariable('SIGN_IN_AUTHORITY', '')
param signInAudience = readEnvironmentVariable('SIGN_IN_AUDIENCE', '')
param signInOrganisation = readEnvironmentVariable('SIGN_IN_ORGANISATION', '')
param signInDeskClient = readEnvironmentVariable('SIGN_IN_DESK_CLIENT', '')
param signInDeskScope = readEnvironmentVariable('SIGN_IN_DESK_SCOPE', '')
param deleteLock = bool(readEnvironmentVariable('DELETE_LOCK', 'false'))
