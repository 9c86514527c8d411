using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Fuzz.Inputs;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources.Conversion;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Fuzz.Checks;

/// <summary>Takes an input from upload to pages and notes what must not happen.</summary>
internal sealed class Examination
{
    private static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(5);

    private readonly FuzzInput _input;
    private readonly bool _renders;
    private readonly List<Violation> _found = [];

    private Examination(FuzzInput input, bool renders) => (_input, _renders) = (input, renders);

    /// <param name="input">The input.</param>
    /// <param name="renders">Whether PDFs are made of it, which takes most of the time.</param>
    public static async Task<IReadOnlyList<Violation>> OfAsync(FuzzInput input, bool renders)
    {
        // A machine that does other things at the same time makes anything slow: then little of the time is spent here.
        for (var attempt = 1; ; attempt++)
        {
            var examination = new Examination(input, renders);
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await examination.RunAsync();
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed <= MaximumTime || Environment.CpuUsage.TotalTime - used <= MaximumTime)
                return examination._found;
            if (attempt < 3)
                continue;
            examination._found.Add(new Violation("slow", FormattableString.Invariant($"{elapsed.TotalSeconds:0.0} s")));
            return examination._found;
        }
    }

    private async Task RunAsync()
    {
        var reading = Try("codebook", () => CodebookReader.Read(_input.Codebook, PdfRenderer.TextGate));
        if (reading is null)
            return;
        if (reading.Codebook is not { } codebook)
        {
            Refused("codebook", reading.Issues.Select(issue => issue.Message));
            return;
        }

        var template = Template(codebook);
        var groups = await GroupsAsync(codebook);
        foreach (var wave in codebook.Waves)
        {
            string[] waves = [.. WaveLineage.EarlierWaves(codebook, wave.Id).Select(earlier => earlier.Id), wave.Id];
            GroupInputs[] inputs = [.. groups.Where(group => waves.Contains(group.Wave, StringComparer.Ordinal))];
            if (inputs.Any(group => group.Wave == wave.Id && group.Responses is not null))
                Analyse(new WaveInputs(codebook, Hash(_input.Codebook), wave.Id, inputs), template);
        }
    }

    private FactsheetTemplate? Template(Codebook codebook)
    {
        if (_input.Template is not { } text)
            return null;
        var reading = Try("template", () => FactsheetTemplate.Read(text, codebook, PdfRenderer.TextGate));
        if (reading is { Template: null })
            Refused("template", reading.Problems.Select(problem => problem.Message));
        return reading?.Template;
    }

    private async Task<List<GroupInputs>> GroupsAsync(Codebook codebook)
    {
        var groups = new List<GroupInputs>();
        foreach (var files in _input.Files.GroupBy(file => (file.Wave, file.Group)))
        {
            var (wave, group) = files.Key;
            if (codebook.Waves.All(known => known.Id != wave) || codebook.Groups.All(known => known.Id != group))
                continue;
            var inputs = new GroupInputs { Wave = wave, Group = group };
            foreach (var file in files)
                inputs = file.IsPopulation
                    ? inputs with
                    {
                        Population = await PopulationAsync(codebook, file),
                        PopulationSha256 = Hash(file.Content),
                    }
                    : inputs with
                    {
                        Responses = await ResponsesAsync(codebook, file),
                        ResponsesSha256 = Hash(file.Content),
                    };
            groups.Add(inputs);
        }

        return groups;
    }

    private async Task<PopulationMargins?> PopulationAsync(Codebook codebook, FuzzFile file)
    {
        try
        {
            using var content = new MemoryStream(file.Content);
            var reading = await PopulationReader.ReadAsync(
                content,
                codebook,
                file.Wave,
                file.Group,
                PdfRenderer.TextGate
            );
            if (!reading.IsAccepted)
                Refused(file.Name, reading.Issues.Select(issue => issue.Message));
            return reading.Margins;
        }
        catch (Exception escaped) when (escaped is not OperationCanceledException)
        {
            _found.Add(Violation.Of("population", escaped));
            return null;
        }
    }

    private async Task<Intake.Answers.ResponseSet?> ResponsesAsync(Codebook codebook, FuzzFile file)
    {
        try
        {
            using var converted = new MemoryStream();
            var readable = await ReadableResponses.OfAsync(
                () => new MemoryStream(file.Content),
                "responses",
                codebook,
                file.Wave,
                file.Group,
                write => write(converted, CancellationToken.None),
                CancellationToken.None
            );
            if (readable.Conversion is { Issues.Count: > 0 } failed)
            {
                Refused(file.Name, failed.Issues.Select(issue => issue.Message));
                return null;
            }

            var content = readable.Conversion is null ? file.Content : converted.ToArray();
            using var stream = new MemoryStream(content);
            var report = await ResponseReader.CheckAsync(stream, codebook, file.Wave, file.Group, PdfRenderer.TextGate);
            if (!report.IsAccepted)
            {
                Refused(file.Name, report.Issues.Select(issue => issue.Message));
                return null;
            }

            using var again = new MemoryStream(content);
            return await ResponseReader.SetAsync(again, codebook, file.Wave, file.Group, report.Rows);
        }
        catch (Exception escaped) when (escaped is not OperationCanceledException)
        {
            _found.Add(Violation.Of("responses", escaped));
            return null;
        }
    }

    private void Analyse(WaveInputs inputs, FactsheetTemplate? template)
    {
        switch (Try("analysis", () => WaveAnalysis.Run(inputs)))
        {
            case AnalysisFailed failed:
                if (
                    failed.Failures.Count == 0
                    || failed.Failures.Any(failure => string.IsNullOrWhiteSpace(failure.Text.Nl))
                )
                    _found.Add(new Violation("failure without words", inputs.Wave));
                return;
            case AnalysisSucceeded done:
                _found.AddRange(DocumentOracle.OfExact(done.Exact));
                _found.AddRange(DocumentOracle.OfPublic(done.Public, inputs.Codebook));
                Try("JSON", () => ResultsJson.Read(ResultsJson.Write(done.Exact)));
                if (Try("JSON", () => ResultsJson.Read(ResultsJson.Write(done.Public))) is { } results)
                    Publish(results, template);
                return;
        }
    }

    private void Publish(ResultsDocument results, FactsheetTemplate? template)
    {
        var templates = FactsheetTemplate.OfReaders(template);
        foreach (var file in Publication.Files(new WaveReports(results, templates, PdfRenderer.Height), Render))
        {
            using var content = new MemoryStream();
            Try(
                file.Name,
                () =>
                {
                    file.Write(content);
                    return content;
                }
            );
            if (_renders && file.Name.EndsWith(".pdf", StringComparison.Ordinal) && content.Length > 0)
                Try(
                    file.Name,
                    () => PdfOracle.Of(file.Name, content.ToArray()).ToList() is var found ? Noted(found) : null
                );
        }
    }

    private List<Violation> Noted(List<Violation> found)
    {
        _found.AddRange(found);
        return found;
    }

    private void Render(Document document, Stream output)
    {
        if (_renders)
            PdfRenderer.Render(document, output);
    }

    private void Refused(string what, IEnumerable<string> messages)
    {
        var said = messages.ToList();
        if (said.Count == 0 || said.Exists(string.IsNullOrWhiteSpace))
            _found.Add(new Violation("refused without a reason", what));
        if (_input.IsValid)
            _found.Add(
                new Violation(
                    $"valid {(what == "codebook" ? what : "file")} refused",
                    $"{what}: {string.Join(" | ", said.Take(3))}"
                )
            );
    }

    private T? Try<T>(string stage, Func<T> step)
        where T : class
    {
        try
        {
            return step();
        }
        catch (Exception escaped)
        {
            _found.Add(Violation.Of(stage, escaped));
            return null;
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
