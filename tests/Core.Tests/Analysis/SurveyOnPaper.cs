using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;

namespace Serverless.Core.Tests.Analysis;

/// <summary>
/// A survey written out in a test: a codebook as JSON and per wave and group a population and a response file.
/// </summary>
internal sealed class SurveyOnPaper(string codebook, PageTextGate? gate = null)
{
    private static ReadOnlySpan<byte> Secret => "secret"u8;

    private readonly List<GroupInputs> _groups = [];

    public Codebook Codebook { get; } = Read(codebook, gate);

    public SurveyOnPaper With(string wave, string group, string? population, string? responses)
    {
        _groups.Add(
            new GroupInputs
            {
                Wave = wave,
                Group = group,
                Population = population is null ? null : Margins(wave, group, population),
                PopulationSha256 = population is null ? null : Sha256(population),
                Responses = responses is null ? null : Answers(wave, group, responses),
                ResponsesSha256 = responses is null ? null : Sha256(responses),
                RespondentHashes = responses is null ? null : Hashes(responses),
            }
        );
        return this;
    }

    public WaveInputs Inputs(string wave) => new(Codebook, Sha256(codebook), wave, _groups);

    /// <summary>The exact results document.</summary>
    public ResultsDocument Analyse(string wave) => Succeeded(wave).Exact;

    /// <summary>The results document as anyone may see it.</summary>
    public ResultsDocument Publish(string wave) => Succeeded(wave).Public;

    /// <summary>What may be published after earlier publications.</summary>
    public Republication Republish(string wave, IReadOnlyList<EarlierPublication> earlier) =>
        Succeeded(wave).Wave.After(earlier, Secret);

    private AnalysisSucceeded Succeeded(string wave) =>
        WaveAnalysis.Run(Inputs(wave)) switch
        {
            AnalysisSucceeded success => success,
            AnalysisFailed failure => throw new ShouldAssertException(
                string.Join(Environment.NewLine, failure.Failures.Select(f => f.Text.Nl))
            ),
            _ => throw new ShouldAssertException("Neither success nor failure."),
        };

    public IReadOnlyList<AnalysisFailure> Failures(string wave) =>
        WaveAnalysis.Run(Inputs(wave)).ShouldBeOfType<AnalysisFailed>().Failures;

    /// <summary>Rows of a response file, numbered: the header, then each line as often as it says.</summary>
    public static string Rows(string header, params (int Times, string Line)[] rows) =>
        Rows(header, rows.SelectMany(r => Enumerable.Repeat(r.Line, r.Times)));

    /// <summary>Rows of a response file, numbered.</summary>
    public static string Rows(string header, IEnumerable<string> lines) =>
        "respondent,"
        + header
        + "\n"
        + string.Concat(lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1},{line}\n")));

    private static Codebook Read(string json, PageTextGate? gate)
    {
        var reading = CodebookReader.Read(Encoding.UTF8.GetBytes(json), gate);
        return reading.Codebook
            ?? throw new ShouldAssertException(
                string.Join(Environment.NewLine, reading.Issues.Select(i => $"{i.Path}: {i.Message}"))
            );
    }

    private PopulationMargins Margins(string wave, string group, string csv)
    {
        var reading = PopulationReader.ReadAsync(Stream(csv), Codebook, wave, group, gate).GetAwaiter().GetResult();
        return reading.Margins
            ?? throw new ShouldAssertException(string.Join(Environment.NewLine, reading.Issues.Select(i => i.Message)));
    }

    private ResponseSet Answers(string wave, string group, string csv)
    {
        var report = ResponseReader.CheckAsync(Stream(csv), Codebook, wave, group, gate).GetAwaiter().GetResult();
        if (!report.IsAccepted)
            throw new ShouldAssertException(
                string.Join(Environment.NewLine, report.Issues.Select(i => i.Message).Take(10))
            );
        return ResponseReader.SetAsync(Stream(csv), Codebook, wave, group, report.Rows).GetAwaiter().GetResult();
    }

    /// <summary>Ids are in the first column.</summary>
    private static List<ulong> Hashes(string csv) =>
        [
            .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => RespondentHash.Of(Secret, line.Split(',')[0])),
        ];

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
