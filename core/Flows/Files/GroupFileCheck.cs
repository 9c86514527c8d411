using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Files;

/// <summary>What checking a population or response file against a codebook came to.</summary>
/// <param name="Rows">Margin categories or respondents in it.</param>
/// <param name="Issues">What does not fit; none when it is accepted.</param>
/// <param name="Warnings">What its owner should look at all the same.</param>
internal sealed record GroupFileReport(int Rows, IssueList Issues, IssueList Warnings)
{
    public bool IsAccepted => Issues.Count == 0;

    /// <summary>How many respondents were routed to each question; none in a population file.</summary>
    public IReadOnlyDictionary<string, long> Asked { get; init; } =
        new Dictionary<string, long>(StringComparer.Ordinal);
}

/// <summary>Checks the files of groups in waves against a codebook.</summary>
internal static class GroupFileCheck
{
    /// <summary>Checks a file.</summary>
    /// <param name="key">Whose file it is.</param>
    /// <param name="file">The file.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="profile">An empty profile to fill on the way, of a response file; null for none.</param>
    /// <param name="places">Where rows were in the file that this one was converted from; null for none.</param>
    /// <param name="budgets">What checking may use.</param>
    /// <param name="cancellationToken">Stops checking.</param>
    public static async Task<GroupFileReport> RunAsync(
        InputKey key,
        StagedFile file,
        Codebook codebook,
        ResponseProfile? profile,
        RowPlaces? places,
        CheckBudgets budgets,
        CancellationToken cancellationToken
    )
    {
        using var budget = budgets.Begin(cancellationToken);
        try
        {
            return key.Kind == UploadKind.Responses
                ? await ResponsesAsync(key, file, codebook, profile, places, budget.Token)
                : await PopulationAsync(key, file, codebook, budget.Token);
        }
        catch (OperationCanceledException) when (budget.IsSpent)
        {
            var issue = new Issue(
                IntakeRule.Time,
                $"Checking the file took more than {CheckBudgets.Maximum.TotalMinutes} minutes of processor time and was stopped. Leave out columns and rows that hold nothing."
            );
            return new(0, IssueList.One(issue), IssueList.None);
        }
    }

    /// <inheritdoc cref="RunAsync(InputKey, StagedFile, Codebook, ResponseProfile, RowPlaces, CheckBudgets, CancellationToken)"/>
    public static Task<GroupFileReport> RunAsync(
        InputKey key,
        StagedFile file,
        Codebook codebook,
        CheckBudgets budgets,
        CancellationToken cancellationToken
    ) => RunAsync(key, file, codebook, profile: null, places: null, budgets, cancellationToken);

    private static async Task<GroupFileReport> ResponsesAsync(
        InputKey key,
        StagedFile file,
        Codebook codebook,
        ResponseProfile? profile,
        RowPlaces? places,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        var report = profile is null
            ? await ResponseReader.CheckAsync(
                content,
                codebook,
                key.Wave!.Value.ToString(),
                key.Group!.Value.ToString(),
                PdfRenderer.TextGate,
                cancellationToken
            )
            : await ResponseReader.CheckAsync(content, profile, PdfRenderer.TextGate, places, cancellationToken);
        return new(
            report.Rows,
            IssueList.Of(report.IssueCount, report.Issues, report.IssueCounts),
            IssueList.Of(report.Warnings)
        )
        {
            Asked = report.Asked,
        };
    }

    private static async Task<GroupFileReport> PopulationAsync(
        InputKey key,
        StagedFile file,
        Codebook codebook,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        var reading = await PopulationReader.ReadAsync(
            content,
            codebook,
            key.Wave!.Value.ToString(),
            key.Group!.Value.ToString(),
            PdfRenderer.TextGate,
            cancellationToken
        );
        return new(
            reading.Rows,
            IssueList.Of(reading.IssueCount, reading.Issues, reading.IssueCounts),
            IssueList.Of(reading.Warnings)
        );
    }
}
