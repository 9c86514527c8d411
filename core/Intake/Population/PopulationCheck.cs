using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>Checks the rows of a population file against the codebook and puts them together by variable.</summary>
internal sealed class PopulationCheck(
    ResponseColumns columns,
    PopulationTable table,
    PageTextGate gate,
    IssueLog issues
)
{
    private const string Total = PopulationMargins.Total;
    private const double TotalsTolerance = 1e-6;

    private readonly TargetGroup _group = columns.Group;
    private readonly DispositionRows _dispositions = new(columns.Group, issues);
    private readonly Dictionary<string, PopulationCategoryNames> _variables = Variables(columns)
        .ToDictionary(v => v.Name, StringComparer.OrdinalIgnoreCase);

    public PopulationMargins Run()
    {
        PopulationRow? total = null;
        var categories = new Dictionary<string, List<PopulationCategory>>(StringComparer.Ordinal);
        var totals = new List<PopulationTotal>();
        var firstRow = new Dictionary<(string, string), int>();
        foreach (var row in table.Rows)
        {
            Counts(row);
            var isTotal = IsTotal(row.Variable);
            if (!isTotal && !_variables.ContainsKey(row.Variable) && _dispositions.TryAdd(row))
                continue;
            if (!isTotal && TotalledQuestion(row.Variable) is { } number)
            {
                TotalOf(number, row, totals);
                continue;
            }

            if (!isTotal && !Known(row))
                continue;
            var (variable, code) = isTotal
                ? (Total, Total)
                : (_variables[row.Variable].Name, _variables[row.Variable].Code(row.Category));
            if (code is null)
                issues.Add(
                    IntakeRule.UnknownCategory,
                    $"{Quote.Of(row.Category)} is no category of '{variable}'. {_variables[variable].Expected}",
                    row.FileRow,
                    "category",
                    row.Category
                );
            else if (!isTotal && Refusal(variable, code) is { } refusal)
                issues.Add(IntakeRule.Text, refusal.Message, row.FileRow, "category", row.Category);
            else if (!firstRow.TryAdd((variable, code), row.FileRow))
                issues.Add(
                    IntakeRule.DuplicateCategory,
                    $"Row {firstRow[(variable, code)]} has the same variable and category. Keep one of them.",
                    row.FileRow,
                    "category",
                    row.Category
                );
            else if (isTotal)
                total = row;
            else
                (categories.TryGetValue(variable, out var list) ? list : categories[variable] = []).Add(
                    new PopulationCategory(code, row.Population ?? 0, row.Sample, row.Clusters)
                );
        }

        Complete(categories, total);
        Complete(totals, total);
        _dispositions.Check();
        if (issues.Count > 0)
            return new PopulationMargins();
        var sharesOnly = false;
        if (PopulationShares.Of(categories, total) is { } whole)
        {
            sharesOnly = total?.Population is null;
            if (sharesOnly && totals.Count > 0)
            {
                issues.Add(
                    IntakeRule.MissingVariable,
                    $"The populations are percentages or fractions, while '{totals[0].Question}' has a total. Add a row 'total' with the size of the population."
                );
                return new PopulationMargins();
            }

            table.Warnings.Add(PopulationShares.Warning(whole, total?.Population));
            categories = PopulationShares.Scaled(categories, total?.Population ?? 1);
        }
        else if (table.FirstPercentage is { } percentage)
            issues.Add(
                IntakeRule.Percentages,
                "The file has percentages, and they do not add up to 100 for every variable, or stand beside counts. Write counts, or percentages that add up to 100.",
                percentage,
                "population"
            );
        categories = Totals(categories, total, sharesOnly);
        return new PopulationMargins
        {
            Population =
                total?.Population
                ?? (sharesOnly ? null : categories.Values.FirstOrDefault()?.Sum(category => category.Population)),
            IsSharesOnly = sharesOnly,
            Sample = total?.Sample ?? Sum(categories, category => category.Sample),
            Clusters = total?.Clusters,
            Variables = [.. categories.Select(pair => new PopulationVariable(pair.Key, pair.Value))],
            Totals = totals,
            Dispositions = _dispositions.Found,
            RefusalReasons = _dispositions.Reasons,
        };
    }

    private static bool IsTotal(string text) => string.Equals(text, Total, StringComparison.OrdinalIgnoreCase);

    /// <summary>Numeric questions whose totals the file has: those weighted to, and those covered in part.</summary>
    private IEnumerable<string> Totalled =>
        _group.Weighting.NumericMargins.Union(
            _group.Coverage.Where(id => columns.Questions.Any(question => question.Id == id)),
            StringComparer.Ordinal
        );

    private string? TotalledQuestion(string variable) =>
        Totalled.FirstOrDefault(id => string.Equals(id, variable, StringComparison.OrdinalIgnoreCase));

    private void TotalOf(string number, PopulationRow row, List<PopulationTotal> totals)
    {
        if (row.Category.Length > 0 && !IsTotal(row.Category))
            issues.Add(
                IntakeRule.UnknownCategory,
                $"'{number}' is a number, of which the file gives the total over the population in one row. Leave the category blank.",
                row.FileRow,
                "category",
                row.Category
            );
        else if (totals.Exists(given => given.Question == number))
            issues.Add(
                IntakeRule.DuplicateCategory,
                $"The total of '{number}' is given twice. Keep one of the rows.",
                row.FileRow,
                "variable",
                row.Variable
            );
        else
            totals.Add(new PopulationTotal(number, row.Population ?? 0));
    }

    private void Complete(List<PopulationTotal> totals, PopulationRow? total)
    {
        var numbers = _group.Weighting.NumericMargins;
        foreach (var number in Totalled.Where(id => !totals.Exists(given => given.Question == id)))
            issues.Add(
                IntakeRule.MissingVariable,
                $"The codebook of this group uses the total of '{number}', which the file leaves out. Add a row with its total over the population."
            );
        if (numbers.Count > 0 && _group.Weighting.Margins.Count == 0 && total?.Population is not > 0)
            issues.Add(
                IntakeRule.MissingVariable,
                "The group is weighted to totals of numbers alone. Add a row 'total' with the size of the population."
            );
    }

    /// <summary>Why the name of a stratum may not reach a page; null for categories that the codebook names.</summary>
    private PageTextRefusal? Refusal(string variable, string category) =>
        _variables[variable].IsNamedByFile ? gate.Refusal(PageText.PopulationStratum, category) : null;

    /// <summary>The margins of the codebook, its strata, and what representativeness is told by.</summary>
    private static IEnumerable<PopulationCategoryNames> Variables(ResponseColumns columns)
    {
        var names = columns
            .Group.Weighting.Margins.Append(columns.Group.Design.Strata ?? "")
            .Concat(columns.Group.Representativeness)
            .Where(name => name.Length > 0);
        return names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => PopulationCategoryNames.Of(name, columns));
    }

    private void Counts(PopulationRow row)
    {
        if (row.Population is null && !issues.Has(row.FileRow, "population"))
            issues.Add(
                IntakeRule.NotANumber,
                "The population of the category is not filled in.",
                row.FileRow,
                "population"
            );
        if (row.Sample > row.Population)
            issues.Add(
                IntakeRule.OutOfRange,
                $"The sample ({row.Sample}) is larger than the population ({row.Population}).",
                row.FileRow,
                "sample"
            );
        var fewestClusters = row.Population == 0 ? 0 : 1;
        if (row.Clusters is { } clusters && (clusters < fewestClusters || clusters != Math.Floor(clusters)))
            issues.Add(
                IntakeRule.OutOfRange,
                "The number of clusters is a whole number of 1 or more.",
                row.FileRow,
                "clusters"
            );
        else if (row.Clusters > row.Population)
            issues.Add(
                IntakeRule.OutOfRange,
                $"There are more clusters ({row.Clusters}) than members of the population ({row.Population}).",
                row.FileRow,
                "clusters"
            );
    }

    private bool Known(PopulationRow row)
    {
        if (_variables.ContainsKey(row.Variable))
            return true;
        var known = _variables.Values.Select(variable => variable.Name).Concat(Totalled).Append(Total).ToArray();
        issues.Add(
            IntakeRule.UnknownVariable,
            $"Group '{_group.Id}' is not weighted to or stratified by {Quote.Of(row.Variable)}; {Quote.Alternatives(known)} is expected.{issues.Nearest.Hint(row.Variable, known)}",
            row.FileRow,
            "variable",
            row.Variable
        );
        return false;
    }

    /// <summary>Nothing that estimation will need is left out.</summary>
    private void Complete(Dictionary<string, List<PopulationCategory>> categories, PopulationRow? total)
    {
        foreach (var variable in _variables.Values)
        {
            if (!categories.TryGetValue(variable.Name, out var given))
            {
                if (
                    variable.IsNeeded
                    && table.Rows.TrueForAll(row =>
                        !string.Equals(row.Variable, variable.Name, StringComparison.OrdinalIgnoreCase)
                    )
                )
                    issues.Add(
                        IntakeRule.MissingVariable,
                        $"The codebook of this group uses '{variable.Name}', which the file leaves out. Add a row per category, with its population."
                    );
                continue;
            }

            foreach (
                var code in variable.Required.Except(given.Select(category => category.Code), StringComparer.Ordinal)
            )
                issues.Add(
                    IntakeRule.MissingCategory,
                    $"Category '{code}' of '{variable.Name}' is left out. Add it, with population 0 if nobody is in it.",
                    null,
                    "category",
                    code
                );
            if (given.Sum(category => category.Population) <= 0 && issues.Count == 0)
                issues.Add(
                    IntakeRule.OutOfRange,
                    $"The population of '{variable.Name}' adds up to 0.",
                    null,
                    "population"
                );
        }

        var needsClusters = (_group.Columns.Cluster is not null && _group.CorrectsBySize) || _group.NeedsClusterCounts;
        var frame = _group.Design.Strata is { } strata ? categories.GetValueOrDefault(strata) : null;
        if (needsClusters && _group.Design.Strata is null && total?.Clusters is null)
            issues.Add(
                IntakeRule.MissingVariable,
                "Respondents were drawn by cluster. Add a row 'total' with the number of clusters in the population, or set \"finitePopulationCorrection\": false in the codebook.",
                null,
                "clusters"
            );
        foreach (
            var category in needsClusters && frame is not null
                ? frame.Where(category => category.Clusters is null && category.Population > 0)
                : []
        )
            issues.Add(
                IntakeRule.MissingVariable,
                $"Respondents were drawn by cluster. Give the number of clusters in stratum '{category.Code}', or set \"finitePopulationCorrection\": false in the codebook.",
                null,
                "clusters"
            );
        if (
            total is null
            && categories.Count == 0
            && !_variables.Values.Any(variable => variable.IsNeeded)
            && _group.Design.Kind != SamplingKind.SelfSelected
            && _group.CorrectsBySize
        )
            issues.Add(IntakeRule.MissingVariable, "Add a row 'total' with the size of the population.");
    }

    /// <summary>
    /// Margins describe one population. Those that differ by no more than rounding are brought to the total of the first.
    /// A row 'total' that differs is let pass, since weights do not rest on it.
    /// </summary>
    private Dictionary<string, List<PopulationCategory>> Totals(
        Dictionary<string, List<PopulationCategory>> categories,
        PopulationRow? total,
        bool sharesOnly
    )
    {
        var sums = categories
            .Select(pair => (Name: pair.Key, Sum: pair.Value.Sum(category => category.Population)))
            .ToList();
        var reconciled = new Dictionary<string, List<PopulationCategory>>(categories, StringComparer.Ordinal);
        foreach (var (name, sum) in sums.Skip(1).Where(margin => Differ(margin.Sum, sums[0].Sum)))
        {
            if (
                sharesOnly
                || DifferByRounding(sum, sums[0].Sum, categories[name].Count + categories[sums[0].Name].Count)
            )
            {
                reconciled[name] = PopulationShares.Scaled(categories[name], sums[0].Sum);
                if (!sharesOnly)
                    table.Warnings.Add(
                        new ValidationWarning(
                            IntakeRule.TotalsDiffer,
                            name,
                            null,
                            $"The population of '{name}' adds up to {sum}, that of '{sums[0].Name}' to {sums[0].Sum}. The difference is taken for rounding: '{name}' is brought to {sums[0].Sum}."
                        )
                    );
                continue;
            }

            issues.Add(
                IntakeRule.TotalsDiffer,
                $"The population of '{name}' adds up to {sum}, that of '{sums[0].Name}' to {sums[0].Sum}. Both describe the same population: correct one of them.{MixedHint(sum, sums[0].Sum)}",
                null,
                "population"
            );
        }

        if (!sharesOnly && sums.Count > 0 && total?.Population is { } stated && Differ(stated, sums[0].Sum))
            table.Warnings.Add(
                new ValidationWarning(
                    IntakeRule.TotalsDiffer,
                    Total,
                    null,
                    $"Row 'total' says {stated}, while '{sums[0].Name}' adds up to {sums[0].Sum}. Weights follow '{sums[0].Name}'; only the response table uses the total."
                )
            );
        return reconciled;
    }

    private static MessageText MixedHint(double sum, double other) =>
        PopulationShares.IsWhole(sum) || PopulationShares.IsWhole(other)
            ? " If one holds percentages or fractions, write all as counts, or all as percentages with the size of the population in a row 'total'."
            : "";

    /// <summary>Under a thousandth of the total, or one for every category that was rounded.</summary>
    private static bool DifferByRounding(double a, double b, int categories) =>
        Math.Abs(a - b) <= Math.Max(0.001 * Math.Max(a, b), Math.Max(a, b) > 1_000 ? categories : 0);

    private static bool Differ(double a, double b) =>
        Math.Abs(a - b) > TotalsTolerance * Math.Max(Math.Abs(a), Math.Abs(b));

    /// <summary>The sum over the first variable that has the number in every category.</summary>
    private static double? Sum(
        IEnumerable<KeyValuePair<string, List<PopulationCategory>>> categories,
        Func<PopulationCategory, double?> number
    )
    {
        var complete = categories
            .Select(pair => pair.Value)
            .FirstOrDefault(list => list.TrueForAll(category => number(category) is not null));
        return complete?.Sum(category => number(category)!.Value);
    }
}
