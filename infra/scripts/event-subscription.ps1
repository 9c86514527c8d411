# Connects blob events to the RenderFactsheet function. Run by `azd up` after every deployment; running it again changes
# nothing. It needs the values of `azd env get-values` in its environment.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'AZURE_FUNCTION_APP_URL', 'AZURE_EVENT_TOPIC_NAME') {
    if (-not [Environment]::GetEnvironmentVariable($name)) { throw "${name}: run azd provision first" }
}

$attempts = 7
$pause = if ($env:EVENT_SUBSCRIPTION_PAUSE) { [int]$env:EVENT_SUBSCRIPTION_PAUSE } else { 10 }
$template = Join-Path $PSScriptRoot '..' 'event-subscription.bicep'

# A new app needs a moment before it has its key and answers the check that Event Grid makes of the address.
foreach ($attempt in 1..$attempts) {
    az deployment group create `
        --subscription $env:AZURE_SUBSCRIPTION_ID `
        --resource-group $env:AZURE_RESOURCE_GROUP `
        --name event-subscription `
        --template-file $template `
        --parameters "functionAppName=$env:AZURE_FUNCTION_APP_NAME" "functionAppUrl=$env:AZURE_FUNCTION_APP_URL" "topicName=$env:AZURE_EVENT_TOPIC_NAME" `
        --output none
    if ($LASTEXITCODE -eq 0) {
        Write-Host "Blob events of render-requests reach RenderFactsheet of $env:AZURE_FUNCTION_APP_NAME."
        exit 0
    }
    if ($attempt -eq $attempts) { break }
    Write-Host "Attempt $attempt of $attempts failed for the reason above; the next one is in $pause seconds."
    Start-Sleep -Seconds $pause
    $pause *= 2
}

throw 'The event subscription was not made, so nothing will be rendered. Does the app start? See its log stream, then run this script again.'
