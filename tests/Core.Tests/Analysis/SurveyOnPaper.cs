using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis;
using Serverless.Analysis.Results;
using Serverless.Intake;
using Serverless.Surveys;
using Shouldly;

namespace Serverless.Core.Tests.Analysis;

/// <summary>A survey written out in a test: a codebook as JSON and per wave and group a population and a response file.</summary>
internal sealed class SurveyOnPaper(string codebook)
{
    private readonly List<GroupInputs> _groups = [];

    public Codebook Codebook { get; } = Read(codebook);

    public SurveyOnPaper With(string wave, string group, string? population, string? responses)
    {
        _groups.Add(new GroupInputs
        {
            Wave = wave,
            Group = group,
            Population = population is null ? null : Margins(population),
            PopulationSha256 = population is null ? null : Sha256(population),
            Responses = responses is null ? null : Answers(group, responses),
            ResponsesSha256 = responses is null ? null : Sha256(responses),
        });
        return this;
    }

    public WaveInputs Inputs(string wave) => new(Codebook, Sha256(codebook), wave, _groups);

    public ResultsDocument Analyse(string wave) => WaveAnalysis.Run(Inputs(wave)) switch
    {
        AnalysisSucceeded success => success.Document,
        AnalysisFailed failure => throw new ShouldAssertException(string.Join(Environment.NewLine, failure.Faults.Select(f => f.Text.Nl))),
        _ => throw new ShouldAssertException("Neither success nor failure."),
    };

    public IReadOnlyList<AnalysisFault> Faults(string wave) => WaveAnalysis.Run(Inputs(wave)).ShouldBeOfType<AnalysisFailed>().Faults;

    /// <summary>Rows of a response file: the header, then each line as often as it says.</summary>
    public static string Rows(string header, params (int Times, string Line)[] rows) =>
        header + "\n" + string.Concat(rows.SelectMany(r => Enumerable.Repeat(r.Line + "\n", r.Times)));

    private static Codebook Read(string json)
    {
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(json));
        return reading.Codebook ?? throw new ShouldAssertException(string.Join(Environment.NewLine, reading.Issues.Select(i => $"{i.Path}: {i.Message}")));
    }

    private static PopulationMargins Margins(string csv)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(l => l.Split(',')).ToList();
        static double? Number(string[] row, int column) => row.Length > column && row[column].Length > 0 ? double.Parse(row[column], CultureInfo.InvariantCulture) : null;
        var total = rows.Find(r => r[0] == "total");
        return new PopulationMargins
        {
            Population = total is null ? null : Number(total, 2),
            Sample = total is null ? null : Number(total, 3),
            Variables = [.. rows.Where(r => r[0] != "total").GroupBy(r => r[0]).Select(g =>
                new PopulationVariable(g.Key, [.. g.Select(r => new PopulationCategory(r[1], Number(r, 2)!.Value, Number(r, 3), Number(r, 4)))]))],
        };
    }

    /// <summary>Codes only, "-" for who was not routed, empty for blank.</summary>
    private ResponseSet Answers(string group, string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Cells).ToList();
        var (header, rows) = (lines[0], lines.Skip(1).ToList());
        var (codes, numbers, texts) = (new Dictionary<string, byte[]>(), new Dictionary<string, double[]>(), new Dictionary<string, TextColumn>());
        var technical = Codebook.Groups.First(g => g.Id == group).Columns;
        for (var column = 0; column < header.Length; column++)
        {
            var name = header[column];
            var question = Codebook.Questions.FirstOrDefault(q => q.Id == name.Split('.')[0]);
            var values = rows.ConvertAll(r => r[column]);
            if (question?.Type == QuestionType.Numeric || name == technical.BaseWeight)
                numbers[name] = [.. values.Select(v => double.TryParse(v, CultureInfo.InvariantCulture, out var x) ? x : double.NaN)];
            else if (question is not null)
                codes[name] = [.. values.Select(v => Code(question, v))];
            else
                texts[name] = Texts(values);
        }

        return new ResponseSet(rows.Count, codes, numbers, texts);
    }

    /// <summary>Cells of a line; a comma within double quotes is text.</summary>
    private static string[] Cells(string line) =>
        [.. string.Concat(line.Split('"').Select((part, i) => i % 2 == 0 ? part.Replace(',', '\t') : part)).Split('\t')];

    private static byte Code(Question question, string value) => value switch
    {
        "" => ResponseSet.Blank,
        "-" => ResponseSet.NotRouted,
        _ when question.Type == QuestionType.Multiple => byte.Parse(value, CultureInfo.InvariantCulture),
        _ => (byte)question.Answers.Select(a => a.Code).ToList().IndexOf(value),
    };

    private static TextColumn Texts(List<string> values)
    {
        var distinct = values.Where(v => v.Length > 0).Distinct().ToList();
        return new TextColumn([.. values.Select(v => distinct.IndexOf(v))], distinct);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
