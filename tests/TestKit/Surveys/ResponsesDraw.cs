using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.TestKit.Surveys;

/// <summary>Draws the answers of a group in a wave, and the population they are weighted to.</summary>
internal sealed class ResponsesDraw
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 8, 12, 30, 30, 60, 60, 120, 250];

    private readonly Dice _dice;
    private readonly SurveyPlan _plan;
    private readonly DrawnGroup _group;
    private readonly string _wave;
    private readonly double _skew;
    private readonly double _blanks;
    private readonly bool _areConstant;
    private readonly List<Dictionary<string, string>> _rows = [];

    public ResponsesDraw(Dice dice, SurveyPlan plan, DrawnGroup group, string wave)
    {
        (_dice, _plan, _group, _wave) = (dice, plan, group, wave);
        _skew = 0.3 + (2 * dice.Share());
        _blanks = dice.Of([0, 0, 0.05, 0.4]);
        _areConstant = dice.Happens(0.05);
    }

    public GroupFiles Draw()
    {
        var asked = _plan.Questions.Where(q => q.IsAskedOf(_group.Id, _wave)).ToList();
        for (var i = _dice.Of(Sizes); i > 0; i--)
            _rows.Add(Row(asked, _rows.Count));
        string[] header = ["respondent", .. Technical(), .. asked.SelectMany(Columns).Distinct()];
        var text = new StringBuilder(string.Join(',', header)).Append('\n');
        foreach (var row in _rows)
            text.AppendJoin(',', header.Select(column => row.GetValueOrDefault(column, ""))).Append('\n');
        return new GroupFiles(_wave, _group.Id, _group.Kind == "self-selected" ? null : Population(), text.ToString());
    }

    private IEnumerable<string> Technical()
    {
        if (_group.Strata == "laag")
            yield return "laag";
        string[] roles = ["cluster", "subcluster", "clusterSize", "inclusionProbability", "baseWeight", "link"];
        foreach (var role in roles)
            if (_group.Column(role) is { } column && column != "respondent")
                yield return column;
        if ((string?)_group.Json["replicateWeights"]?["last"] is { } last)
            for (var r = 1; r <= int.Parse(last[2..], CultureInfo.InvariantCulture); r++)
                yield return $"rw{Json.Number(r)}";
    }

    private IEnumerable<string> Columns(DrawnQuestion question) =>
        question.Type switch
        {
            "multiple" or "ranking" => question
                .Offered(_group.Id, _wave)
                .Select(answer => $"{question.Id}.{(string)answer["code"]!}"),
            "grid" => question
                .Offered(_group.Id, _wave, "items")
                .Select(item => $"{question.Id}.{(string)item["id"]!}"),
            _ => [question.Id],
        };

    private Dictionary<string, string> Row(IEnumerable<DrawnQuestion> asked, int number)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["respondent"] = string.Create(CultureInfo.InvariantCulture, $"r{number}"),
            ["laag"] = _dice.Of(["x", "x", "y"]),
            ["sleutel"] = _dice.Happens(0.2) ? "" : string.Create(CultureInfo.InvariantCulture, $"org{number}"),
            ["gewicht"] = _dice.Of(["1", "2.5", "0.001", "1000", "3"]),
        };
        foreach (var question in asked)
            Answer(question, row);
        var stratum = _group.Strata is { } strata ? row.GetValueOrDefault(strata, "") : "";
        var cluster = _dice.Between(1, 4);
        row["tros"] = string.Create(CultureInfo.InvariantCulture, $"t{stratum}-{cluster}");
        row["trosgrootte"] = cluster == 1 ? "250" : "1000";
        row["deel"] = string.Create(CultureInfo.InvariantCulture, $"d{_dice.Between(1, 3)}");
        row["kans"] = new[] { "0.2", "0.5", "1", "0.05" }[cluster - 1];
        for (var r = 1; r <= 8; r++)
            row[$"rw{Json.Number(r)}"] = _dice.Of(["0", "1.5", "3"]);
        return row;
    }

    private void Answer(DrawnQuestion question, Dictionary<string, string> row)
    {
        var isBlank = !IsNeeded(question) && _dice.Happens(_blanks);
        var codes = question.Offered(_group.Id, _wave).Select(answer => (string)answer["code"]!).ToList();
        switch (question.Type)
        {
            case "single" when question.IsBackground:
                row[question.Id] = isBlank ? "" : _dice.Of(codes, _areConstant ? 50 : 1);
                break;
            case "single":
                row[question.Id] = isBlank ? "" : Picked(codes);
                break;
            case "grid":
                foreach (var column in Columns(question))
                    row[column] = _dice.Happens(_blanks) ? "" : Picked(codes);
                break;
            case "multiple":
                Ticks(question, row, isBlank);
                break;
            case "ranking":
                Places(question, codes, row, isBlank);
                break;
            case "numeric":
                row[question.Id] = isBlank ? "" : Number(question.Json);
                break;
            default:
                row[question.Id] = isBlank ? "" : "vrije tekst";
                break;
        }
    }

    private bool IsNeeded(DrawnQuestion question) =>
        question.IsBackground
        && (
            _group.Strata == question.Id
            || (
                !_group.MayLackMargins
                && _group.Margins.SelectMany(margin => margin.Split('*')).Contains(question.Id, StringComparer.Ordinal)
            )
        );

    private string Picked(List<string> codes) => codes.Count == 0 ? "" : _dice.Of(codes, _areConstant ? 50 : _skew);

    private void Ticks(DrawnQuestion question, Dictionary<string, string> row, bool isBlank)
    {
        var options = question.Offered(_group.Id, _wave);
        var exclusive = options.FirstOrDefault(option => (bool?)option["exclusive"] == true);
        var alone = exclusive is not null && _dice.Happens(0.2);
        foreach (var option in options)
        {
            var ticked = alone == ReferenceEquals(option, exclusive) && (alone || _dice.Happens(0.4));
            row[$"{question.Id}.{(string)option["code"]!}"] =
                isBlank ? ""
                : ticked ? "1"
                : "0";
        }
    }

    private void Places(DrawnQuestion question, List<string> codes, Dictionary<string, string> row, bool isBlank)
    {
        var places = (int?)question.Json["places"] ?? codes.Count;
        var order = _dice.Order(codes.Count);
        var given = isBlank ? 0 : _dice.Between(0, Math.Min(places, codes.Count));
        for (var i = 0; i < codes.Count; i++)
            row[$"{question.Id}.{codes[i]}"] = order[i] < given ? Json.Number(order[i] + 1) : "";
    }

    private string Number(JsonObject question)
    {
        var (minimum, maximum) = ((double?)question["minimum"] ?? -1e15, (double?)question["maximum"] ?? 1e15);
        var number = _dice.Between(0, 9) switch
        {
            0 => minimum,
            1 => Math.Min(maximum, 1e12),
            2 => 0,
            3 => 1e-9,
            4 => _dice.Between(0, 1000) / 100.0,
            _ => _dice.Between(0, 10),
        };
        return Dice.Text(Math.Clamp(_areConstant ? 7 : number, minimum, maximum));
    }

    private string Population()
    {
        var variables = _group.Margins.Concat(_group.Strata is { } strata ? [strata] : []).Distinct().ToList();
        var size = _rows.Count + _dice.Of([0, 1, 10, 500, 100_000]);
        var hasClusters = _group.Column("cluster") is not null;
        var text = new StringBuilder("variable,category,population,clusters\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"total,,{size},{(hasClusters ? Math.Min(size, 400).ToString(CultureInfo.InvariantCulture) : "")}\n"
        );
        foreach (var variable in variables)
        {
            var categories = Categories(variable).ToList();
            var counts = Counts(variable, categories, size);
            for (var i = 0; i < categories.Count; i++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{variable},{categories[i]},{counts[i]},{(hasClusters && variable == _group.Strata && counts[i] > 0 ? Math.Min(counts[i], 100).ToString(CultureInfo.InvariantCulture) : "")}\n"
                );
        }

        return text.ToString();
    }

    private IEnumerable<string> Categories(string variable)
    {
        if (variable == "laag")
            return ["x", "y"];
        var parts = variable
            .Split('*')
            .Select(id => _plan.Questions.First(question => question.Id == id).Substantive(_group.Id, _wave));
        return parts.Aggregate<IReadOnlyList<string>, IEnumerable<string>>(
            [],
            (cells, codes) =>
                !cells.Any() ? codes : cells.SelectMany(cell => codes.Select(code => $"{cell}*{code}")).ToList()
        );
    }

    /// <summary>Counts that add up: no fewer than the respondents in each category, the rest at random.</summary>
    private int[] Counts(string variable, List<string> categories, int size)
    {
        var parts = variable.Split('*');
        var counts = categories
            .Select(category =>
                _rows.Count(row => string.Join('*', parts.Select(part => row.GetValueOrDefault(part, ""))) == category)
            )
            .ToArray();
        for (var rest = size - counts.Sum(); rest > 0; )
        {
            var given = Math.Min(rest, _dice.Between(1, Math.Max(1, size / 4)));
            counts[_dice.Between(0, counts.Length - 1)] += given;
            rest -= given;
        }

        return counts;
    }
}
