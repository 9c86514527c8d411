using Serverless.Flows.Files;
using Serverless.Intake;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Drafts;
using Serverless.Intake.Sources.Recognition;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using static System.FormattableString;

namespace Serverless.Flows.Uploads;

/// <summary>A file that a codebook is drafted of.</summary>
/// <param name="Name">Its name, for messages and for the year in it.</param>
/// <param name="Content">Its bytes, read once.</param>
public sealed record DescribedFile(string Name, Stream Content);

/// <summary>A draft codebook.</summary>
/// <param name="Draft">The draft, and what its author must decide.</param>
/// <param name="Issues">What must be changed before it can be uploaded; usually nothing.</param>
public sealed record DraftedCodebook(CodebookDraft Draft, IReadOnlyList<Issue> Issues);

/// <summary>
/// Drafts a codebook of data files and the forms that describe them. Nothing is stored: the files are set aside on disk
/// without a name while they are read.
/// </summary>
public sealed class CodebookDrafter(CheckBudgets budgets)
{
    /// <summary>Files in one request; a zip counts as one.</summary>
    public const int MaximumFiles = 20;

    /// <summary>Drafts a codebook.</summary>
    /// <param name="files">Data and forms; together no larger than one upload of responses.</param>
    /// <param name="options">What the author says beforehand.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Outcome<DraftedCodebook>> DraftAsync(
        IAsyncEnumerable<DescribedFile> files,
        DraftOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        var staged = new List<(string Name, StagedFile File)>();
        try
        {
            var left = UploadLimits.MaximumBytes;
            await foreach (var file in files.WithCancellation(cancellationToken))
            {
                if (staged.Count == MaximumFiles)
                    return Unreadable($"There are more than {MaximumFiles} files. Put them in a zip file.");
                if (await StagedFile.ReadAsync(file.Content, left, cancellationToken) is not { } aside)
                    return new Refusal.TooLarge(UploadLimits.MaximumBytes);
                staged.Add((file.Name, aside));
                left -= aside.Length;
            }

            return await DraftAsync(
                [.. staged.Select(file => new NamedFile(file.Name, file.File.Open))],
                options,
                cancellationToken
            );
        }
        finally
        {
            foreach (var (_, file) in staged)
                file.Dispose();
        }
    }

    private async Task<Outcome<DraftedCodebook>> DraftAsync(
        IReadOnlyList<NamedFile> files,
        DraftOptions options,
        CancellationToken cancellationToken
    )
    {
        using var budget = budgets.Begin(cancellationToken);
        try
        {
            var bundle = await SourceBundle.ReadAsync(files, new SourceOptions(options.Encoding), budget.Token);
            var draft = await CodebookDraft.OfAsync(bundle, options, budget.Token);
            var reading = CodebookReader.Read(
                System.Text.Encoding.UTF8.GetBytes(draft.Codebook.ToJsonString()),
                PdfRenderer.TextGate
            );
            return new DraftedCodebook(
                draft,
                [.. reading.Issues.Select(issue => new Issue(issue.Rule, issue.Text, Path: issue.Path))]
            );
        }
        catch (SourceException e)
        {
            return Unreadable(e.Text);
        }
        catch (OperationCanceledException) when (budget.IsSpent)
        {
            return Unreadable(
                $"Reading the files took more than {CheckBudgets.Maximum.TotalMinutes} minutes of processor time and was stopped. Leave out columns and rows that hold nothing."
            );
        }
    }

    private static Refusal.Faulty Unreadable(MessageText message) =>
        new(UploadKind.Responses, IssueList.One(new Issue(IntakeRule.Format, message)));
}
