#!/usr/bin/env bash
# Connects blob events to the RenderFactsheet function. Run by `azd up` after every deployment; running it again
# changes nothing. It is not part of the templates because the address holds a key that exists only once the app runs.
set -euo pipefail

app="${AZURE_FUNCTION_APP_NAME:?run azd provision first}"
group="${AZURE_RESOURCE_GROUP:?run azd provision first}"
topic="${AZURE_EVENT_TOPIC_NAME:?run azd provision first}"
attempts=30

echo "Waiting until $app has its Event Grid key ..."
for attempt in $(seq 1 "$attempts"); do
  key="$(az functionapp keys list --resource-group "$group" --name "$app" --query 'systemKeys.blobs_extension' --output tsv 2>/dev/null || true)"
  [ -n "$key" ] && break
  if [ "$attempt" -eq "$attempts" ]; then
    echo "The app has no key 'blobs_extension' after five minutes. Does it start? See its log stream, then run this script again." >&2
    exit 1
  fi
  sleep 10
done

az eventgrid system-topic event-subscription create \
  --resource-group "$group" \
  --system-topic-name "$topic" \
  --name render-factsheet \
  --endpoint-type webhook \
  --endpoint "https://$app.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.RenderFactsheet&code=$key" \
  --included-event-types Microsoft.Storage.BlobCreated \
  --subject-begins-with /blobServices/default/containers/render-requests/ \
  --max-delivery-attempts 30 \
  --event-ttl 1440 \
  --output none

echo "Blob events of render-requests now reach RenderFactsheet."
