@description('Prefix of the names of the alerts.')
param prefix string

@description('Azure region.')
param location string

@description('Application Insights component that is asked.')
param componentName string

@description('Function app whose responses are counted.')
param functionAppName string

@description('E-mail address alerts go to; empty for none.')
param email string

@description('Tags.')
param tags object

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${prefix}'
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

var queries = [
  {
    name: 'stale-check-missing'
    description: 'No successful RecomputeStale for an hour: changed waves are not being recomputed.'
    severity: 1
    query: 'requests | where name == "RecomputeStale" and success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
  }
  {
    name: 'poison-message'
    description: 'A message ended in a poison queue: a wave or an upload was given up after all retries.'
    severity: 1
    query: 'requests | where name in ("RecomputeFailed", "StoreResponsesFailed", "RenderFailed")'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
  }
  {
    name: 'wave-failed'
    description: 'A wave could not be computed or rendered; its status says why.'
    severity: 2
    query: 'customMetrics | where name == "waves.failed" and valueSum > 0'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: 'alert-${prefix}-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [component.id]
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

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${prefix}-server-errors'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than five answers with status 5xx in 15 minutes.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [app.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
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
