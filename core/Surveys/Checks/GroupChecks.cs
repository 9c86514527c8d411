using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// Sampling design, weighting plan and technical columns of each group fit together and rest on questions that were
/// asked.
/// </summary>
internal sealed class GroupChecks(CodebookIndex index, CodebookIssues issues)
{
    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        for (var i = 0; i < _codebook.Groups.Count; i++)
        {
            var (group, path) = (_codebook.Groups[i], JsonPath.At("$.groups", i));
            if (issues.Has(path))
                continue;
            CodebookChecks.Known(
                group.OptionalIn,
                $"{path}.optionalIn",
                "wave",
                index.HasWave,
                _codebook.Waves.Select(wave => wave.Id),
                issues
            );
            if (group.Design.Kind == SamplingKind.SelfSelected)
                SelfSelected(group, path);
            Method(group.Weighting, $"{path}.weighting");
            Strata(group, i, path);
            Margins(group.Weighting.Margins, i, $"{path}.weighting.margins", "A margin");
            Margins(group.Representativeness, i, $"{path}.representativeness", "What representativeness is told by");
            NumericMargins(group.Weighting, i, $"{path}.weighting.numericMargins");
            CodebookChecks.Unique(
                group.RefusalReasons.Select(reason => reason.Code),
                $"{path}.refusalReasons",
                "reason",
                issues,
                "code"
            );
            Coverage(group, i, $"{path}.coverage");
            Stages(group, $"{path}.columns");
            Replicates(group, $"{path}.replicateWeights");
            OtherThanTotal(group, path);
            new ColumnChecks(index, issues).Run(group, i, path);
        }
    }

    /// <summary>In a population file a variable of that name is the population as a whole.</summary>
    private void OtherThanTotal(TargetGroup group, string path)
    {
        var variables = group
            .Weighting.Margins.Select((name, i) => (name, JsonPath.At($"{path}.weighting.margins", i)))
            .Concat(
                group.Weighting.NumericMargins.Select(
                    (name, i) => (name, JsonPath.At($"{path}.weighting.numericMargins", i))
                )
            )
            .Concat(group.Representativeness.Select((name, i) => (name, JsonPath.At($"{path}.representativeness", i))))
            .Append((group.Design.Strata ?? "", $"{path}.design.strata"));
        foreach (var (name, at) in variables)
            if (string.Equals(name, PopulationMargins.Total, StringComparison.OrdinalIgnoreCase))
                issues.Add(
                    at,
                    CodebookRule.Name,
                    "In a population file the variable 'total' is the population as a whole. Give the question or column another name."
                );
    }

    private void SelfSelected(TargetGroup group, string path)
    {
        Without(group.Design.Strata is null, $"{path}.design.strata", "strata. Leave 'strata' out.");
        Without(
            group.Weighting.Method == WeightingMethod.None,
            $"{path}.weighting.method",
            "weighting. Leave 'weighting' out, or make it \"none\"."
        );
        Without(
            group.Columns.BaseWeight is null,
            $"{path}.columns.baseWeight",
            "base weights. Leave 'baseWeight' out."
        );
        Without(group.Columns.Cluster is null, $"{path}.columns.cluster", "clusters. Leave 'cluster' out.");
        Without(
            group.Columns.InclusionProbability is null,
            $"{path}.columns.inclusionProbability",
            "probabilities of being drawn. Leave 'inclusionProbability' out."
        );
        Without(
            group.Representativeness.Count == 0,
            $"{path}.representativeness",
            "invitations to respond to. Leave 'representativeness' out."
        );
        Without(group.Replicates is null, $"{path}.replicateWeights", "standard errors. Leave 'replicateWeights' out.");
    }

    /// <summary>A self-selected group does not have something.</summary>
    private void Without(bool isSo, string path, MessageText what) =>
        Only(isSo, path, $"A self-selected group represents nobody but itself, so that it has no {what}");

    private void Stages(TargetGroup group, string path)
    {
        var columns = group.Columns;
        Only(
            columns.ClusterSize is null || columns.Cluster is not null,
            $"{path}.clusterSize",
            "'clusterSize' is the number of members of a cluster; there is no 'cluster'. Name its column, or leave 'clusterSize' out."
        );
        Only(
            columns.Subcluster is null || columns.ClusterSize is not null,
            $"{path}.subcluster",
            "'subcluster' is what was drawn within clusters; how many of these each cluster has must be known. Name the column 'clusterSize', or leave 'subcluster' out: drawing within clusters is then part of the variance between them."
        );
    }

    private void Replicates(TargetGroup group, string path)
    {
        if (group.Replicates is not { } replicates || issues.Has(path))
            return;
        var count = replicates.Columns.Count;
        Only(
            count >= 2,
            $"{path}.last",
            $"Columns from {Quote.Of(replicates.First)} to {Quote.Of(replicates.Last)} are not a row of numbers. Write the same letters with a number behind, such as \"rw1\" and \"rw80\", or \"rw001\" and \"rw080\"; 2 to {ReplicateWeights.MaximumCount} columns."
        );
        Only(
            replicates.Scales.Count == 0 || replicates.Scales.Count == count || count < 2,
            $"{path}.scales",
            $"There are {replicates.Scales.Count} factors for {count} replicates. Give each its own, or none."
        );
        Only(
            replicates.Method != ReplicateMethod.Jkn || replicates.Scales.Count > 0,
            $"{path}.scales",
            "Method \"jkn\" needs 'scales': for each replicate (n - 1)/n of the stratum it leaves a unit out of."
        );
        Only(
            replicates.Method == ReplicateMethod.Fay ? replicates.Rho > 0 : replicates.Rho == 0,
            $"{path}.rho",
            "'rho' is Fay's coefficient: larger than 0 with method \"fay\", left out with others."
        );
        Only(
            group.Columns.BaseWeight is not null,
            $"{path}",
            "Replicate weights go with weights of the whole sample. Name their column as 'baseWeight' in 'columns'."
        );
        Only(
            group.Weighting.Method == WeightingMethod.None,
            $"{path}",
            "Replicate weights are of weights as they are in the file: weights adjusted here would have no replicates. Leave 'weighting' out, or the replicate weights."
        );
        Only(
            group.Design.Strata is null
                && group.Columns is { Cluster: null, ClusterSize: null, InclusionProbability: null },
            $"{path}",
            "Replicate weights already hold strata, clusters and probabilities. Leave these out of 'design' and 'columns', or leave the replicate weights out."
        );
        Only(
            group.Columns.Link is null,
            $"{path}",
            "Replicate weights do not tell how waves hang together. Leave 'link' in 'columns' out, or the replicate weights."
        );
    }

    private void Method(WeightingPlan plan, string path)
    {
        if (issues.Has($"{path}.method"))
            return;
        var (method, margins) = (plan.Method, plan.Margins.Count);
        var name = CodebookWords.Of(method);
        if (method == WeightingMethod.None)
        {
            Only(
                margins == 0,
                $"{path}.margins",
                "With method \"none\" nothing is adjusted to margins. Choose a method, or leave the margins out."
            );
            Only(
                plan.Trimming is null,
                $"{path}.trimming",
                "With method \"none\" there is no adjustment to trim. Choose a method, or leave 'trimming' out."
            );
        }
        else if (!issues.Has($"{path}.margins") && !issues.Has($"{path}.numericMargins"))
        {
            Only(
                margins > 0 || plan.NumericMargins.Count > 0,
                $"{path}.margins",
                $"Method \"{name}\" adjusts to margins; none are named. Name at least one."
            );
        }

        Only(
            method != WeightingMethod.PostStratification || margins <= 1,
            $"{path}.margins",
            "Post-stratification takes one margin. Cross the variables (\"a*b\"), or choose \"raking\"."
        );
        Only(
            method is WeightingMethod.Logit or WeightingMethod.Linear || plan.Bounds is null,
            $"{path}.bounds",
            $"'bounds' belongs to methods \"linear\" and \"logit\"; found \"{name}\". Leave it out."
        );
        Only(
            method == WeightingMethod.Linear || !plan.AllowNegativeWeights,
            $"{path}.allowNegativeWeights",
            $"'allowNegativeWeights' belongs to method \"linear\"; found \"{name}\", which gives none. Leave it out."
        );
        Only(
            method != WeightingMethod.Logit || plan.Bounds is not null || issues.Has($"{path}.bounds"),
            $"{path}.bounds",
            "Method \"logit\" needs 'bounds' with lower and upper."
        );
    }

    private void NumericMargins(WeightingPlan plan, int position, string path)
    {
        if (plan.NumericMargins.Count == 0)
            return;
        Only(
            plan.Method is WeightingMethod.Raking or WeightingMethod.Linear or WeightingMethod.Logit,
            path,
            $"Totals of numbers belong to methods \"raking\", \"linear\" and \"logit\"; found \"{CodebookWords.Of(plan.Method)}\". Choose one of those, or leave 'numericMargins' out."
        );
        for (var i = 0; i < plan.NumericMargins.Count; i++)
        {
            var (id, at) = (plan.NumericMargins[i], JsonPath.At(path, i));
            if (id.Length > 0)
                Asked(id, position, at, "A numeric margin", numeric: true);
        }
    }

    private void Coverage(TargetGroup group, int position, string path)
    {
        for (var i = 0; i < group.Coverage.Count; i++)
        {
            var (id, at) = (group.Coverage[i], JsonPath.At(path, i));
            CodebookChecks.Known(id, at, "question", name => index.QuestionIndex(name) >= 0, index.QuestionIds, issues);
            if (id.Length == 0 || index.QuestionIndex(id) is not (>= 0 and var question))
                continue;
            if (
                _codebook.Questions[question] is not NumericQuestion
                && !issues.Has($"{JsonPath.At("$.questions", question)}.type")
            )
                issues.Add(
                    at,
                    CodebookRule.Design,
                    $"{Quote.Of(id)} is a {CodebookWords.Of(_codebook.Questions[question].Type)} question. Coverage is of the total of a numeric question."
                );
            if (!index.GroupsAsked(question).Contains(position))
                issues.Add(
                    at,
                    CodebookRule.Design,
                    $"{Quote.Of(id)} is not asked of {Quote.Of(group.Id)}. Add the group to the question's groups."
                );
        }
    }

    private void Strata(TargetGroup group, int position, string path)
    {
        path += ".design.strata";
        if (group.Design.Strata is not { } strata || issues.Has(path))
            return;
        if (index.QuestionIndex(strata) >= 0)
            Asked(strata, position, path, "Strata");
        else if (!Names.IsColumn(strata))
            issues.Add(
                path,
                CodebookRule.Name,
                $"Found {Quote.Of(strata)}; the id of a single question, or the name of a column ({Names.ColumnPattern}) is expected."
            );
    }

    /// <summary>Variables of the population file: questions known of everyone, or crossings of them.</summary>
    private void Margins(IReadOnlyList<string> margins, int position, string path, MessageText what)
    {
        for (var i = 0; i < margins.Count; i++)
        {
            var crossed = Crossing.Of(margins[i]).Parts;
            var at = JsonPath.At(path, i);
            if (margins[i].Length == 0)
                continue;
            if (crossed.Count > CodebookLimits.MaximumCrossedQuestions)
                issues.Add(
                    at,
                    CodebookRule.Range,
                    $"{crossed.Count} questions are crossed; at most {CodebookLimits.MaximumCrossedQuestions} can be."
                );
            else if (crossed.Distinct(StringComparer.Ordinal).Count() < crossed.Count)
                issues.Add(at, CodebookRule.Duplicate, "A question is crossed with itself. Name each once.");
            else if (crossed.Count(question => Asked(question, position, at, what)) == crossed.Count)
                Cells(crossed, at);
        }
    }

    private void Cells(IEnumerable<string> crossed, string path)
    {
        var cells = crossed.Aggregate(
            1L,
            (product, id) => product * Math.Max(1, _codebook.Questions[index.QuestionIndex(id)].Answers.Count)
        );
        if (cells > CodebookLimits.MaximumCrossedCells)
            issues.Add(
                path,
                CodebookRule.Range,
                $"The crossing has {cells} cells; at most {CodebookLimits.MaximumCrossedCells} can be weighted to."
            );
    }

    /// <summary>
    /// A variable of the design is known of everyone: a single question, or a number, not routed, asked whenever the
    /// group is.
    /// </summary>
    private bool Asked(string id, int group, string path, MessageText what, bool numeric = false)
    {
        var before = issues.Count;
        CodebookChecks.Known(
            id.Length == 0 ? "*" : id,
            path,
            "question",
            name => index.QuestionIndex(name) >= 0,
            index.QuestionIds,
            issues
        );
        var position = index.QuestionIndex(id);
        if (
            position < 0
            || issues.Has($"{JsonPath.At("$.questions", position)}.type")
            || issues.Has(JsonPath.At("$.questions", position))
        )
            return false;
        var question = _codebook.Questions[position];
        if (numeric ? question is not NumericQuestion : question is not SingleQuestion)
            issues.Add(
                path,
                CodebookRule.Design,
                $"{Quote.Of(id)} is a {CodebookWords.Of(question.Type)} question. {what} is a {CodebookWords.Of(numeric ? QuestionType.Numeric : QuestionType.Single)} question."
            );
        if (question.Routing is not null)
            issues.Add(
                path,
                CodebookRule.Design,
                $"{Quote.Of(id)} is routed, so that it is not known of everyone. {what} must be."
            );
        if (!index.GroupsAsked(position).Contains(group))
            issues.Add(
                path,
                CodebookRule.Design,
                $"{Quote.Of(id)} is not asked of {Quote.Of(_codebook.Groups[group].Id)}. Add the group to the question's groups."
            );
        else if (index.WavesOf(group).Without(index.WavesAsking(position)) is { IsEmpty: false } waves)
            issues.Add(
                path,
                CodebookRule.Design,
                $"{Quote.Of(id)} is not asked in wave {index.NamesOfWaves(waves)}, in which this group takes part. Add the wave to the question's waves."
            );
        return issues.Count == before;
    }

    private void Only(bool fits, string path, MessageText message)
    {
        if (!fits)
            issues.Add(path, CodebookRule.Design, message);
    }
}
