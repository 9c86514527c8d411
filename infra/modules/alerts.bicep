@description('What the names of all resources of the environment have in common.')
param name string

@description('Azure region.')
param location string

@description('Application Insights component that is asked.')
param componentName string

@description('Log Analytics workspace that logs go to.')
param workspaceId string

@description('Function app whose responses are counted.')
param functionAppName string

@description('E-mail address alerts go to; empty for none.')
param email string

@description('Tags.')
param tags object

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'monitor'
    enabled: true
    emailReceivers: empty(email)
      ? []
      : [
          {
            name: 'administrator'
            emailAddress: email
            useCommonAlertSchema: true
          }
        ]
  }
}

// Windows overlap, since log lines arrive some minutes late.
var queries = [
  {
    name: 'stale-check-missing'
    description: 'No successful RecomputeStale for an hour: changed waves are not being recomputed.'
    severity: 1
    source: component.id
    query: 'requests | where name == "RecomputeStale" and success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
  }
  {
    name: 'waves-stay-stale'
    description: 'Waves have been out of date for an hour: computing or rendering has come to a halt. Is the event subscription alive?'
    severity: 1
    source: component.id
    query: 'customMetrics | where name == "waves.stale" and timestamp > ago(75m) | summarize lowest = min(valueMin), first = min(timestamp), last = max(timestamp) | where lowest > 0 and last - first >= 55m'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT2H'
  }
  {
    name: 'poison-message'
    description: 'A message ended in a poison queue: a wave, an upload or an attempt to deliver a notice was given up after all retries.'
    severity: 1
    source: component.id
    query: 'requests | where name in ("RecomputeFailed", "StoreResponsesFailed", "RenderFailed", "DeliverNoticeFailed")'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT30M'
  }
  {
    name: 'wave-failed'
    description: 'A wave could not be computed or rendered; its status says why.'
    severity: 2
    source: component.id
    query: 'customMetrics | where name == "waves.failed" and valueSum > 0'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT30M'
  }
  {
    name: 'backup-missing'
    description: 'The pointers were not backed up for a day and a quarter.'
    severity: 2
    source: component.id
    query: 'requests | where success == true and name in ("BackUpPointers", "RecomputeStale") | summarize last = maxif(timestamp, name == "BackUpPointers"), first = min(timestamp) | where first < ago(30h) and (isnull(last) or last < ago(30h))'
    operator: 'GreaterThan'
    threshold: 0
    window: 'P2D'
  }
  {
    name: 'logs-stopped'
    description: 'The daily amount of logs is reached: until tomorrow nothing is logged and the other alerts on logs see nothing.'
    severity: 1
    source: workspaceId
    query: '_LogOperation | where Category =~ "Ingestion" | where Detail contains "OverQuota"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT30M'
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in queries: {
    name: 'alert-${name}-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [alert.source]
      evaluationFrequency: 'PT15M'
      windowSize: alert.window
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actions.id] }
    }
  }
]

resource serverErrors 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'alert-${name}-server-errors'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than five answers with status 5xx in half an hour.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [app.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'http-5xx'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [{ actionGroupId: actions.id }]
  }
}
