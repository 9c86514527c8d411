#!/usr/bin/env bash
# Connects blob events to the RenderFactsheet function. Run by `azd up` after every deployment; running it again changes
# nothing. By hand: azd env get-values > values && set -a && . ./values && infra/scripts/event-subscription.sh
set -euo pipefail

subscription="${AZURE_SUBSCRIPTION_ID:?run azd provision first}"
group="${AZURE_RESOURCE_GROUP:?run azd provision first}"
app="${AZURE_FUNCTION_APP_NAME:?run azd provision first}"
url="${AZURE_FUNCTION_APP_URL:?run azd provision first}"
topic="${AZURE_EVENT_TOPIC_NAME:?run azd provision first}"

attempts=7
pause="${EVENT_SUBSCRIPTION_PAUSE:-10}"
template="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/event-subscription.bicep"

# A new app needs a moment before it has its key and answers the check that Event Grid makes of the address.
for attempt in $(seq 1 "$attempts"); do
  if az deployment group create \
    --subscription "$subscription" \
    --resource-group "$group" \
    --name event-subscription \
    --template-file "$template" \
    --parameters functionAppName="$app" functionAppUrl="$url" topicName="$topic" \
    --output none; then
    echo "Blob events of render-requests reach RenderFactsheet of $app."
    exit 0
  fi
  [ "$attempt" -eq "$attempts" ] && break
  echo "Attempt $attempt of $attempts failed for the reason above; the next one is in $pause seconds." >&2
  sleep "$pause"
  pause=$((pause * 2))
done

echo "The event subscription was not made, so nothing will be rendered. Does the app start? See its log stream, then run $0 again." >&2
exit 1
