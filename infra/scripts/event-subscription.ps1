# Connects blob events to the RenderFactsheet function. Run by `azd up` after every deployment; running it again
# changes nothing. It is not part of the templates because the address holds a key that exists only once the app runs.
$ErrorActionPreference = 'Stop'

$app = $env:AZURE_FUNCTION_APP_NAME
$group = $env:AZURE_RESOURCE_GROUP
$topic = $env:AZURE_EVENT_TOPIC_NAME
if (-not ($app -and $group -and $topic)) { throw 'Run azd provision first.' }
$attempts = 30

Write-Host "Waiting until $app has its Event Grid key ..."
$key = $null
foreach ($attempt in 1..$attempts) {
    $key = az functionapp keys list --resource-group $group --name $app --query 'systemKeys.blobs_extension' --output tsv 2>$null
    if ($key) { break }
    if ($attempt -eq $attempts) {
        throw "The app has no key 'blobs_extension' after five minutes. Does it start? See its log stream, then run this script again."
    }
    Start-Sleep -Seconds 10
}

az eventgrid system-topic event-subscription create `
    --resource-group $group `
    --system-topic-name $topic `
    --name render-factsheet `
    --endpoint-type webhook `
    --endpoint "https://$app.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.RenderFactsheet&code=$key" `
    --included-event-types Microsoft.Storage.BlobCreated `
    --subject-begins-with /blobServices/default/containers/render-requests/ `
    --max-delivery-attempts 30 `
    --event-ttl 1440 `
    --output none
if ($LASTEXITCODE -ne 0) { throw 'The event subscription could not be made; the message above says why.' }

Write-Host 'Blob events of render-requests now reach RenderFactsheet.'
