using System.Text.Json.Nodes;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Recognition;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>What the author says beforehand.</summary>
/// <param name="Survey">Id of the survey.</param>
/// <param name="Title">Its title; null to take the form's or the file's.</param>
/// <param name="Group">Id of the target group.</param>
/// <param name="Waves">Ids of the waves, in the order of the data files; empty to take them from the names.</param>
/// <param name="Encoding">
/// The code page of files whose text is not Unicode, one of <see cref="CodePages.Names"/>; null to go by the files.
/// </param>
public sealed record DraftOptions(
    string Survey,
    string? Title,
    string Group,
    IReadOnlyList<string> Waves,
    string? Encoding = null
);

/// <summary>A draft codebook, and what its author must decide.</summary>
/// <param name="Codebook">The codebook as JSON; <c>CodebookReader</c> accepts it as it is.</param>
/// <param name="Decisions">Decisions, each with the proposal that the draft has.</param>
/// <param name="Sources">What each data file was read as, with its rows and columns.</param>
public sealed record CodebookDraft(
    JsonObject Codebook,
    IReadOnlyList<DraftDecision> Decisions,
    IReadOnlyList<DraftSource> Sources
)
{
    /// <summary>Makes a draft of data files and the forms that describe them.</summary>
    /// <exception cref="SourceException">There are no data, or a file cannot be read.</exception>
    public static Task<CodebookDraft> OfAsync(
        BundleContents files,
        DraftOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        return new DraftBuilder(files, options).RunAsync(cancellationToken);
    }
}

/// <summary>A data file that a draft was made of.</summary>
public sealed record DraftSource(string File, string Format, string Wave, int Rows, int Columns);
